package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.security.NoSuchAlgorithmException;

/** Words for what a token refused in the end. */
final class TokenFailure {

  private TokenFailure() {}

  static KekException report(String tokenText, Fault fault, Exception failure) {
    if (failure instanceof KekException reported) {
      return reported;
    }
    String name = CkrName.in(failure).map(ckr -> "CKR_" + ckr).orElse(failure.toString());
    return switch (fault) {
      case BAD_TAG, AMBIGUOUS_TAG ->
          new KekException(
              Kind.BAD_TAG,
              tokenText
                  + ": the wrapped key failed authentication: it was changed, or the KEK or the"
                  + " context is another one",
              failure);
      case DENIED ->
          new KekException(Kind.DENIED, tokenText + " does not permit it (" + name + ")", failure);
      case FINAL -> unsupportedOrUnavailable(tokenText, name, failure);
      default -> unavailable(tokenText, name, failure);
    };
  }

  private static KekException unsupportedOrUnavailable(
      String tokenText, String name, Exception failure) {
    if (name.startsWith("CKR_MECHANISM_") || failure instanceof NoSuchAlgorithmException) {
      return new KekException(
          Kind.REFUSED,
          tokenText + " has not what it takes (" + name + "); use another token",
          failure);
    }
    return unavailable(tokenText, name, failure);
  }

  private static KekException unavailable(String tokenText, String name, Exception failure) {
    return new KekException(
        Kind.UNAVAILABLE,
        tokenText + " failed (" + name + "); check the device and its library, then try again",
        failure);
  }
}
