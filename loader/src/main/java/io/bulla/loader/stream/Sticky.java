package io.bulla.loader.stream;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Remembers the first failure and repeats it: what failed once never works again. */
final class Sticky {
  private @Nullable IOException failure;

  /** What may fail. */
  interface Action<T> {
    T run() throws IOException;
  }

  synchronized <T> T run(Action<T> action) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      return action.run();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
