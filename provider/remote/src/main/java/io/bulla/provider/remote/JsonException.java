package io.bulla.provider.remote;

/** Something is no JSON; the message tells where, and nothing of what stands there. */
public final class JsonException extends Exception {
  private static final long serialVersionUID = 1L;

  JsonException(String message) {
    super(message);
  }
}
