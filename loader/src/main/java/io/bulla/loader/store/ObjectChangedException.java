package io.bulla.loader.store;

import org.jspecify.annotations.Nullable;

/** There is another object by now where one was read; what was read of it, or done, is void. */
public final class ObjectChangedException extends StoreException {
  private static final long serialVersionUID = 1L;

  /**
   * The same as of any store, of kind {@code CHANGED}.
   *
   * @param message all that a person needs to know
   * @param cause must not hold a credential
   */
  public ObjectChangedException(String message, @Nullable Throwable cause) {
    super(Kind.CHANGED, message, cause);
  }
}
