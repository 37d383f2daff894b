package io.bulla.benchmarks.programs;

/** An application without an engine, in its least form. */
public final class Nothing {
  private Nothing() {}

  /** Ends at once. */
  public static void main(String[] arguments) {}
}
