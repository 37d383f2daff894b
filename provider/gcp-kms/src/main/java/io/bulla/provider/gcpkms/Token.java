package io.bulla.provider.gcpkms;

import io.bulla.provider.remote.SharedToken;
import java.util.Objects;
import java.util.Optional;

/**
 * An access token.
 *
 * @param text the secret itself
 * @param project that the use is counted for, where the credentials name one
 * @param dueNanos when to get another one, by the clock of {@link Login}
 */
record Token(String text, Optional<String> project, long dueNanos) implements SharedToken.Token {
  Token {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(project, "project");
  }

  /** Tells nothing of the secret. */
  @Override
  public String toString() {
    return "token";
  }
}
