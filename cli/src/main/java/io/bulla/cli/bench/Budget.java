package io.bulla.cli.bench;

import java.util.concurrent.TimeUnit;

/**
 * How long is measured, and what of it each measurement gets.
 *
 * @param nanos all of it
 * @param model whether a model is loaded, too
 */
record Budget(long nanos, boolean model) {
  private static final double UNWRAP = 0.15;
  private static final double MEMORY = 0.08;
  private static final double WARM_LOAD = 0.15;
  private static final double COLD_LOAD = 0.12;

  private static final long SHORT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int SHORT_DECRYPT_BYTES = 8 << 20;
  private static final int DECRYPT_BYTES = 64 << 20;

  static Budget of(double seconds, boolean model) {
    return new Budget(Math.round(seconds * TimeUnit.SECONDS.toNanos(1)), model);
  }

  /** What is decrypted: far more than processors' caches hold, but in a short look. */
  int decryptBytes() {
    return nanos < SHORT_NANOS ? SHORT_DECRYPT_BYTES : DECRYPT_BYTES;
  }

  long unwrapNanos() {
    return part(UNWRAP);
  }

  long memoryNanos() {
    return part(MEMORY);
  }

  /** What the others leave. */
  long decryptNanos() {
    double loads = model ? WARM_LOAD + COLD_LOAD : 0;
    return part(1 - UNWRAP - MEMORY - loads);
  }

  long warmLoadNanos() {
    return part(WARM_LOAD);
  }

  long coldLoadNanos() {
    return part(COLD_LOAD);
  }

  private long part(double share) {
    return Math.round(nanos * share);
  }
}
