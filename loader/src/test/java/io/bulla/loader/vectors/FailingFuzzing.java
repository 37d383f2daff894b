package io.bulla.loader.vectors;

import java.util.Arrays;

/** A program that fails where an input has one certain byte: the control of the fuzzer. */
public final class FailingFuzzing {
  private FailingFuzzing() {}

  /** The name that Jazzer looks for. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 200 && Arrays.equals(input, 90, 94, new byte[] {1, 2, 3, 4}, 0, 4)) {
      throw new IllegalStateException("found by the fuzzer");
    }
  }
}
