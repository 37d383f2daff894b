package io.bulla.provider.pkcs11;

/** A PKCS#11 call that returned something other than CKR_OK. */
final class CryptokiException extends Exception {

  private static final long serialVersionUID = 1L;

  private final long returnValue;

  CryptokiException(CryptokiFunction function, long returnValue) {
    super(function.cName() + " returned " + CryptokiReturn.name(returnValue));
    this.returnValue = returnValue;
  }

  /** The name of what was returned, without its prefix {@code CKR_}. */
  String name() {
    return CryptokiReturn.name(returnValue).substring("CKR_".length());
  }

  boolean is(long expected) {
    return returnValue == expected;
  }
}
