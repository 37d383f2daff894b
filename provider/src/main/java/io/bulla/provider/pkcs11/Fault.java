package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.security.ProviderException;
import java.util.Set;
import javax.crypto.AEADBadTagException;

/** What a failed operation on a token calls for. */
enum Fault {
  /** The provider instance is of no use any more: build a new one. */
  LOST,
  /** The device failed, and its sessions may be whole: try them again before a new instance. */
  TROUBLED,
  /** The token is not there; one that was there may come back. */
  AWAY,
  /** Too many sessions at once: wait, and use the same instance. */
  BUSY,
  /** The token could not say what is wrong; on decryption this may be a wrong tag or a fault. */
  AMBIGUOUS_TAG,
  /** The key, the context or the ciphertext is not the one. */
  BAD_TAG,
  /** The token does not permit it: never try again. */
  DENIED,
  /** Trying again does not help. */
  FINAL;

  private static final String NO_SESSION = "Could not obtain session";

  private static final Set<String> LOST_NAMES =
      Set.of(
          "SESSION_HANDLE_INVALID",
          "SESSION_CLOSED",
          "DEVICE_REMOVED",
          "TOKEN_NOT_PRESENT",
          "TOKEN_NOT_RECOGNIZED",
          "OBJECT_HANDLE_INVALID",
          "KEY_HANDLE_INVALID",
          "USER_NOT_LOGGED_IN",
          "OPERATION_ACTIVE",
          "OPERATION_NOT_INITIALIZED",
          "SLOT_ID_INVALID",
          "CRYPTOKI_NOT_INITIALIZED",
          "BUFFER_TOO_SMALL"); // of the slot list: one more slot came between its two calls

  private static final Set<String> TROUBLE_NAMES =
      Set.of("DEVICE_ERROR", "DEVICE_MEMORY", "FUNCTION_FAILED", "GENERAL_ERROR");

  static Fault of(Throwable failure) {
    if (failure instanceof LostKeyException) {
      return LOST;
    }
    String name = CkrName.in(failure).orElse("");
    if (failure instanceof KekException reported) {
      return ofReported(reported, name);
    }
    if (failure instanceof AEADBadTagException) {
      return name.equals("GENERAL_ERROR") ? AMBIGUOUS_TAG : BAD_TAG;
    }
    return name.isEmpty() ? ofUnnamed(failure) : ofName(name);
  }

  /** What SunPKCS11 says itself, of a key store or a token that is gone, or of its own limit. */
  private static Fault ofUnnamed(Throwable failure) {
    if (NO_SESSION.equals(failure.getMessage())) {
      return BUSY;
    }
    if (failure instanceof IOException) {
      return LOST;
    }
    return failure instanceof ProviderException ? AWAY : FINAL;
  }

  /** A connection or a look at the keys that failed; all but a device that is away is final. */
  private static Fault ofReported(KekException reported, String name) {
    if (reported.kind() != KekException.Kind.UNAVAILABLE) {
      return FINAL;
    }
    return name.isEmpty() ? AWAY : ofName(name);
  }

  private static Fault ofName(String name) {
    if (name.equals("SESSION_COUNT")) {
      return BUSY;
    }
    if (name.startsWith("PIN_") || name.equals("KEY_FUNCTION_NOT_PERMITTED")) {
      return DENIED;
    }
    if (TROUBLE_NAMES.contains(name)) {
      return TROUBLED;
    }
    return LOST_NAMES.contains(name) ? LOST : FINAL;
  }

  /** So long as nothing helps, a new instance is made once a second. */
  boolean isRationed() {
    return this == TROUBLED || this == AMBIGUOUS_TAG;
  }

  boolean endsGeneration() {
    return this == LOST || this == AWAY;
  }

  boolean isWorthAnotherTry() {
    return endsGeneration() || this == TROUBLED || this == BUSY || this == AMBIGUOUS_TAG;
  }
}
