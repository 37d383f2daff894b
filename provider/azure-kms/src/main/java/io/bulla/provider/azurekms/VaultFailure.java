package io.bulla.provider.azurekms;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.regex.Pattern;

/** What an answer that is an error means. Stateless. */
final class VaultFailure {
  /** A key that is disabled, or outside its time, is forbidden as what a role may not do is. */
  private static final Pattern UNUSABLE_KEY =
      Pattern.compile(
          "\\bKey(Disabled|Expired|NotYetValid)\\b|not allowed on an? (disabled|expired|not yet)",
          Pattern.CASE_INSENSITIVE);

  private VaultFailure() {}

  /** What no request is to blame for. */
  static void refuseTrouble(KeyAddress place, VaultAnswer answer) throws KekException {
    int status = answer.status();
    if (status == 429) {
      throw answer.failure(Kind.THROTTLED, place, "the vault has too many requests");
    }
    if (status / 100 == 3) {
      throw answer.failure(
          Kind.BAD_CONFIG, place, "the vault sends its callers elsewhere; name that in the URI");
    }
    if (status / 100 == 5 || status == 408) {
      throw answer.failure(Kind.UNAVAILABLE, place, "the vault cannot answer now");
    }
  }

  static KekException of(KeyAddress place, VaultAnswer answer, boolean isUnwrap) {
    if (answer.status() == 403) {
      return forbidden(place, answer);
    }
    if (answer.status() == 404) {
      return answer.failure(
          Kind.NOT_FOUND, place, "there is no such key or version; correct the URI");
    }
    if (answer.status() == 400 && isUnwrap && answer.codes().startsWith("BadParameter")) {
      return answer.failure(
          Kind.BAD_TAG, place, "the wrapped key was changed, or belongs to another key");
    }
    return answer.failure(Kind.REFUSED, place, "the vault refuses it");
  }

  private static KekException forbidden(KeyAddress place, VaultAnswer answer) {
    if (UNUSABLE_KEY.matcher(answer.codes() + " " + answer.message()).find()) {
      return answer.failure(
          Kind.UNUSABLE, place, "the version cannot be used; enable it, or use another KEK");
    }
    return answer.failure(
        Kind.DENIED, place, "this process may not do that; its role has to allow it");
  }
}
