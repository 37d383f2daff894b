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

  /** Twice as many as its pool holds, since one that is dead may come first. */
  private static final int MOST = 10;

  private IdleSessions() {}

  /** Closes them one by one; those that the token has closed itself stay behind. */
  static void close(Provider unused) {
    for (int i = 0; i < MOST; i++) {
      closeOne(unused);
    }
  }

  /** A digest takes a session when it begins, and closes it when it is broken off. */
  private static void closeOne(Provider unused) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256", unused);
      digest.update((byte) 0);
      digest.reset();
    } catch (NoSuchAlgorithmException | ProviderException e) {
      return; // the token cannot, is away, or has closed this one itself: nobody waits for it
    }
  }
}
