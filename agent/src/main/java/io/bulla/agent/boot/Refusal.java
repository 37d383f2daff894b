package io.bulla.agent.boot;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The exception by which a method of an engine refuses a model. */
final class Refusal {
  private Refusal() {}

  /**
   * One of the type that the method's callers expect, with the reason as its message and cause.
   *
   * @param type an exception with a constructor that takes a message
   */
  static Throwable of(Class<?> type, IOException reason) {
    if (type.isInstance(reason)) {
      return reason;
    }
    try {
      Object refusal = type.getConstructor(String.class).newInstance(reason.getMessage());
      return ((Throwable) refusal).initCause(reason);
    } catch (ReflectiveOperationException | ClassCastException | IllegalStateException e) {
      return new UncheckedIOException(reason.getMessage(), reason);
    }
  }

  /**
   * Throws what the compiler would not let through: the hook's place says what may be thrown there.
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <T extends Throwable> T thrown(Throwable refusal) throws T {
    throw (T) refusal;
  }
}
