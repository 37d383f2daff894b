package io.bulla.provider.extension;

import org.jspecify.annotations.Nullable;

/** An extension is broken or not to be trusted; the message says which and why. */
final class ExtensionException extends Exception {
  private static final long serialVersionUID = 1L;

  ExtensionException(String message) {
    super(message);
  }

  ExtensionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
