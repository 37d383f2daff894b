package io.bulla.benchmarks.programs;

/** What opens a model, uses it and closes it, and knows nothing of how that is measured. */
interface Application {

  /** Opens the model, so that the next thing to do is an inference. */
  void load() throws Exception;

  /** Infers so many times, always from the same. */
  Inferences run(int times) throws Exception;

  /** Closes what was opened last. */
  void close() throws Exception;
}
