package io.bulla.provider.gcpkms;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.Locale;

/**
 * What an answer that is an error means. Google has one code for a ciphertext that does not fit and
 * for a request that is malformed: there its words decide, and what is not known among them is
 * refused, never taken for another key's blob. Stateless.
 */
final class KmsFailure {
  private KmsFailure() {}

  /** What no request is to blame for. */
  static void refuseTrouble(CryptoKeyName place, KmsAnswer answer) throws KekException {
    int status = answer.status();
    if (status == 429) {
      throw answer.failure(Kind.THROTTLED, place, "Google has too many requests");
    }
    if (status / 100 == 3) {
      throw answer.failure(
          Kind.BAD_CONFIG, place, "the endpoint sends its callers elsewhere; name that in the URI");
    }
    if (status / 100 == 5) {
      throw answer.failure(Kind.UNAVAILABLE, place, "Google cannot answer now");
    }
  }

  static KekException of(CryptoKeyName place, KmsAnswer answer) {
    String message = answer.message().toLowerCase(Locale.ROOT);
    if (answer.status() == 403) {
      return answer.failure(
          Kind.DENIED, place, "this process may not do that; its role has to allow it");
    }
    if (answer.status() == 404) {
      return answer.failure(Kind.NOT_FOUND, place, "there is no such key; correct the URI");
    }
    if (answer.code().equals("FAILED_PRECONDITION")) {
      return answer.failure(
          Kind.UNUSABLE, place, "the version cannot be used; enable it, or use another KEK");
    }
    if (answer.code().equals("INVALID_ARGUMENT") && message.contains("checksum")) {
      return answer.failure(Kind.UNAVAILABLE, place, "the request was damaged on its way");
    }
    if (answer.code().equals("INVALID_ARGUMENT") && isNoCiphertext(message)) {
      return answer.failure(
          Kind.BAD_TAG, place, "the wrapped key was changed, or belongs to another key or context");
    }
    return answer.failure(Kind.REFUSED, place, "Google refuses it");
  }

  private static boolean isNoCiphertext(String message) {
    return message.contains("decryption failed") || message.contains("ciphertext is invalid");
  }
}
