package io.bulla.provider.pkcs11;

/**
 * What a token says about itself (CK_TOKEN_INFO), for the slot it is in now.
 *
 * @param flags the CKF_ bits of PKCS#11 v2.40, section 3.2
 */
record TokenInfo(
    long slotId, String label, String serial, String manufacturer, String model, long flags) {

  private static final long LOGIN_REQUIRED = 0x4;
  private static final long TOKEN_INITIALIZED = 0x400;
  private static final long USER_PIN_COUNT_LOW = 0x10000;
  private static final long USER_PIN_FINAL_TRY = 0x20000;
  private static final long USER_PIN_LOCKED = 0x40000;

  boolean isInitialized() {
    return has(TOKEN_INITIALIZED);
  }

  boolean isLoginRequired() {
    return has(LOGIN_REQUIRED);
  }

  /** A wrong PIN was given since the last login. */
  boolean isUserPinCountLow() {
    return has(USER_PIN_COUNT_LOW);
  }

  boolean isUserPinFinalTry() {
    return has(USER_PIN_FINAL_TRY);
  }

  boolean isUserPinLocked() {
    return has(USER_PIN_LOCKED);
  }

  private boolean has(long flag) {
    return (flags & flag) != 0;
  }
}
