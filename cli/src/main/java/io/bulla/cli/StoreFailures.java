package io.bulla.cli;

import io.bulla.loader.store.StoreException;

/** What went wrong with a store, in words, with what to do. Stateless. */
final class StoreFailures {
  private StoreFailures() {}

  static Failure of(StoreException thrown) {
    ExitCode code =
        thrown.kind() == StoreException.Kind.BAD_CONFIG ? ExitCode.CONFIGURATION : ExitCode.IO;
    String[] parts = String.valueOf(thrown.getMessage()).split("; ", 2);
    String hint = parts.length == 2 ? parts[1] : "see docs/s3.md";
    return new Failure(code, parts[0], hint, thrown);
  }
}
