package io.bulla.benchmarks;

import org.jspecify.annotations.Nullable;

/** JMH fills state after construction; this is where its absence would show. */
final class Made {

  private Made() {}

  static <T> T value(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the set-up method has not run");
    }
    return value;
  }
}
