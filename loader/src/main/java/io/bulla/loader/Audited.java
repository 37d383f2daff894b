package io.bulla.loader;

import io.bulla.loader.format.ModelCore;
import java.io.IOException;

/**
 * One operation on a model, told to the sink of the options, where there is one, before it begins
 * and before its result is released. What the sink does not take is not done. For one use.
 */
sealed interface Audited permits ToldOperation, UntoldOperation {
  /** What is told of. */
  @FunctionalInterface
  interface Operation<T> {
    /** Does it; what becomes known on the way is added to the notes. */
    T run(Notes notes) throws IOException;
  }

  /** Takes what an outcome says. */
  @FunctionalInterface
  interface Notes {
    void add(String key, String value);
  }

  /** An operation on a file that has a header, which need not be authentic. */
  static Audited of(LoaderOptions options, String operation, SealedFile file) {
    return options.audit().isEmpty()
        ? UntoldOperation.UNTOLD
        : of(options, operation, file.name()).with(file.core());
  }

  static Audited of(LoaderOptions options, String operation, String name) {
    return options.audit().isEmpty()
        ? UntoldOperation.UNTOLD
        : new ToldOperation(options.audit().get(), operation, name);
  }

  private Audited with(ModelCore core) {
    return with("model-id", core.modelId())
        .with("model-version", Long.toString(core.modelVersion()))
        .with("seal-id", core.sealId().toString());
  }

  Audited with(String key, String value);

  /** Runs it; a result that cannot be told of is closed. */
  <T extends AutoCloseable> T runClosing(Operation<T> operation) throws IOException;

  <T> T run(Operation<T> operation) throws IOException;

  /** Tells of a failure of something that was not told of before. */
  void failed(Exception failure);
}
