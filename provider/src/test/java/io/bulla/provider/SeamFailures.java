package io.bulla.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.KeyStoreException;
import java.security.ProviderException;

/** How the seam fails. Stateless. */
final class SeamFailures {
  private SeamFailures() {}

  static void assertRefused(Throwable failure) {
    assertThat(failure).isInstanceOf(ProviderException.class);
    assertThat(failure.getCause())
        .isInstanceOf(KeyStoreException.class)
        .hasMessageStartingWith("refused: ");
  }

  static String textOf(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
