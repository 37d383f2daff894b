package io.bulla.provider.pkcs11;

import java.security.GeneralSecurityException;

/** A key that the token lists and SunPKCS11 does not give: its instance is logged out or stale. */
final class LostKeyException extends GeneralSecurityException {

  private static final long serialVersionUID = 1L;

  LostKeyException(String label) {
    super("the token gives no key for the label " + label);
  }
}
