package io.bulla.provider.pkcs11;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the PKCS#11 return value behind an exception: of ours, or of SunPKCS11, whose class
 * is not exported, and whose message begins with the name.
 */
final class CkrName {

  private static final String CLASS_NAME = "sun.security.pkcs11.wrapper.PKCS11Exception";
  private static final Pattern NAME = Pattern.compile("(?:CKR_)?([A-Z0-9_]+).*", Pattern.DOTALL);
  private static final int CHAIN_LIMIT = 16;

  private CkrName() {}

  /** Without its prefix {@code CKR_}; empty if no return value is in the chain of causes. */
  static Optional<String> in(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < CHAIN_LIMIT; depth++) {
      if (at instanceof CryptokiException ours) {
        return Optional.of(ours.name());
      }
      if (at.getClass().getName().equals(CLASS_NAME)) {
        Matcher name = NAME.matcher(String.valueOf(at.getMessage()));
        return name.matches() ? Optional.of(name.group(1)) : Optional.of("UNKNOWN");
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
