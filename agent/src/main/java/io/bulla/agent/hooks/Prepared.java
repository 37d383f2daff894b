package io.bulla.agent.hooks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A model's plaintext as it goes to an engine. Close wipes it; a second close does nothing. Used by
 * one thread until the engine has it.
 */
public interface Prepared extends AutoCloseable {
  /** What the engine gets: always the same object. */
  ByteBuffer buffer();

  /**
   * The options to make the engine's session with.
   *
   * @param api what the engine's native calls go through
   * @param options native handle of the options that the application gave
   */
  default long sessionOptions(long api, long options) throws IOException {
    return options;
  }

  /**
   * The engine has made its session: wipes what that does not use.
   *
   * @return whether the session uses the rest, so that this is to be closed when that is
   */
  default boolean made() {
    close();
    return false;
  }

  /**
   * Another form of the same model, to be tried after the engine refused this one; this one is
   * closed, or lives on in the other.
   */
  default Optional<Prepared> next() throws IOException {
    close();
    return Optional.empty();
  }

  @Override
  void close();

  /** One buffer and what wipes it. */
  static Prepared of(ByteBuffer buffer, Runnable wipe) {
    return new Prepared() {
      @Override
      public ByteBuffer buffer() {
        return buffer;
      }

      @Override
      public void close() {
        wipe.run();
      }
    };
  }
}
