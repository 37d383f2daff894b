package io.bulla.cli;

import io.bulla.loader.store.StoreException;

/** What went wrong with a store of models, in words, with what to do. Stateless. */
final class StoreFailures {
  private StoreFailures() {}

  static Failure of(StoreException thrown) {
    String[] parts = Words.of(thrown).split("; ", 2);
    return new Failure(code(thrown.kind()), parts[0], parts.length == 2 ? parts[1] : "", thrown);
  }

  private static ExitCode code(StoreException.Kind kind) {
    return switch (kind) {
      case BAD_CONFIG -> ExitCode.CONFIGURATION;
      case DENIED, AUTHENTICATION_FAILED, THROTTLED, UNAVAILABLE -> ExitCode.TOKEN;
      case NOT_FOUND, EXISTS, CHANGED, REFUSED -> ExitCode.IO;
    };
  }
}
