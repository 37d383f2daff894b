package io.bulla.loader;

import io.bulla.loader.keys.KekFailure;
import java.io.IOException;

/** The kind of a failure in a word, for records. Stateless. */
final class FailureCode {
  private static final String BAD_TAG = "BAD_TAG";

  private FailureCode() {}

  /** Where a KEK failed, why; else what is wrong with the model, or with the host. */
  static String of(Exception failure) {
    if (failure.getCause() instanceof KekFailure kek) {
      return kek.reason() == KekFailure.Reason.NOT_AUTHENTIC ? BAD_TAG : kek.reason().name();
    }
    if (failure instanceof SealedModelException model) {
      return ofModel(model);
    }
    return failure instanceof IOException ? "IO" : "FAULT";
  }

  private static String ofModel(SealedModelException failure) {
    if (failure instanceof ModelAuthenticationException) {
      return BAD_TAG;
    }
    if (failure instanceof ModelFormatException) {
      return "FORMAT";
    }
    return failure instanceof ModelIdentityException ? "IDENTITY" : "REFUSED";
  }
}
