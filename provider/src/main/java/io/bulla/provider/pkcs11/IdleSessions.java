package io.bulla.provider.pkcs11;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;

/**
 * The sessions that an instance of SunPKCS11 keeps for its next operation. It has no way to end
 * them, and they hold it: left alone they stay open, and it in the heap, as long as the process
 * lives.
 */
final class IdleSessions {

  /** As many as its pool holds. */
  private static final int MOST = 5;

  private IdleSessions() {}

  /** Closes them one by one; those that the token has closed itself stay behind. */
  static void close(Provider unused) {
    boolean more = true;
    for (int i = 0; i < MOST && more; i++) {
      more = closeOne(unused);
    }
  }

  /** A digest takes a session when it begins, and closes it when it is broken off. */
  private static boolean closeOne(Provider unused) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256", unused);
      digest.update((byte) 0);
      digest.reset();
      return true;
    } catch (NoSuchAlgorithmException | ProviderException e) {
      return false; // the token cannot, or is away: nobody waits for this
    }
  }
}
