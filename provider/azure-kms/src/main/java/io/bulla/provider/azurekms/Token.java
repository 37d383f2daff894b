package io.bulla.provider.azurekms;

import io.bulla.provider.remote.SharedToken;
import java.util.Objects;

/**
 * An access token.
 *
 * @param text the secret itself
 * @param dueNanos when to get another one, by the clock of {@link Login}
 */
record Token(String text, long dueNanos) implements SharedToken.Token {
  Token {
    Objects.requireNonNull(text, "text");
  }

  /** Tells nothing of the secret. */
  @Override
  public String toString() {
    return "token";
  }
}
