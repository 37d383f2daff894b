package io.bulla.loader;

/**
 * Hears how far long work has come. Called from worker threads, one call at a time; must be quick
 * and not throw.
 */
@FunctionalInterface
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE = (step, doneBytes, totalBytes) -> {};

  /**
   * Some work is done.
   *
   * @param step what is being done: {@code "sealing"}, {@code "checking"} or {@code "opening"}
   * @param doneBytes plaintext bytes done in this step
   * @param totalBytes plaintext bytes in all, or -1 where unknown
   */
  void progressed(String step, long doneBytes, long totalBytes);
}
