package io.bulla.loader.vectors;

/** A program that fails on what no vector is but some change of one: the control of the fuzzer. */
public final class FailingFuzzing {
  private FailingFuzzing() {}

  /** The name that Jazzer looks for. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 1000 && input.length < 4000) {
      throw new IllegalStateException("found by the fuzzer");
    }
  }
}
