package io.bulla.cli;

import io.bulla.loader.store.StoreException;

/** What went wrong with a store of models, in words, with what to do. Stateless. */
final class StoreFailures {
  private StoreFailures() {}

  static Failure of(StoreException thrown) {
    String[] parts = Words.of(thrown).split("; ", 2);
    String hint = parts.length == 2 ? parts[1] : hint(thrown.kind());
    return new Failure(code(thrown.kind()), parts[0], hint, thrown);
  }

  private static ExitCode code(StoreException.Kind kind) {
    return switch (kind) {
      case BAD_CONFIG -> ExitCode.CONFIGURATION;
      case DENIED, AUTHENTICATION_FAILED, THROTTLED, UNAVAILABLE -> ExitCode.TOKEN;
      case NOT_FOUND, EXISTS, CHANGED, REFUSED -> ExitCode.IO;
    };
  }

  /** Where the store does not know better. */
  private static String hint(StoreException.Kind kind) {
    return switch (kind) {
      case BAD_CONFIG -> "correct how this process reaches the store, see docs/s3.md";
      case DENIED -> "allow it, see the policies in docs/s3.md";
      case AUTHENTICATION_FAILED -> "renew the credentials of this process";
      case NOT_FOUND -> "correct the URI";
      case EXISTS -> "name another object";
      case CHANGED, THROTTLED, UNAVAILABLE -> "run it again later";
      case REFUSED -> "look at what serves that place, then run it again; see docs/s3.md";
    };
  }
}
