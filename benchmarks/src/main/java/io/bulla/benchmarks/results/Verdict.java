package io.bulla.benchmarks.results;

/** What two runs say of one row. */
enum Verdict {
  BETTER,
  WORSE,
  /** Moved, in a figure that says nothing of better and worse. */
  MOVED,
  /** Within the noise. */
  SAME,
  /** There are so few figures that no difference could be told from noise. */
  TOO_FEW
}
