package io.bulla.agent.hooks.onnxruntime;

import org.jspecify.annotations.Nullable;

/** The options that a session is being made with, if it has any of its own. Not thread-safe. */
final class OwnOptions implements AutoCloseable {
  private @Nullable ClonedOptions clone;

  /** Takes options over; their native handle. */
  long own(ClonedOptions made) {
    close();
    clone = made;
    return made.handle();
  }

  /** Whether the session that was made with them may use a tensor of this name. */
  boolean mayBeUsed(String tensor) {
    return clone == null || clone.mayBeUsed(tensor);
  }

  /** Releases them, if there are any. */
  @Override
  public void close() {
    if (clone != null) {
      clone.close();
      clone = null;
    }
  }
}
