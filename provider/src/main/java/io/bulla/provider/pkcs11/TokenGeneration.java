package io.bulla.provider.pkcs11;

import java.io.IOException;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One configured, logged-in instance of SunPKCS11 and the keys found through it. When it fails, a
 * new generation takes its place: an instance whose sessions were lost never recovers. Thread-safe.
 *
 * @param number counts up
 * @param slotId the slot that the token was in when the generation was made
 * @param login what is known of PINs of the token
 * @param gcm AES-GCM by the instance
 * @param keys those that were looked up, by label
 * @param users operations that run on it now
 */
record TokenGeneration(
    long number,
    long slotId,
    AuthProvider provider,
    TokenLogin login,
    GcmWrap gcm,
    Map<String, Key> keys,
    AtomicInteger users) {

  TokenGeneration(long number, long slotId, AuthProvider provider, TokenLogin login) {
    this(
        number,
        slotId,
        provider,
        login,
        new GcmWrap(provider),
        new ConcurrentHashMap<>(),
        new AtomicInteger());
  }

  /** The key under a label; looked up once. */
  Key key(String label) throws GeneralSecurityException, IOException {
    Key known = keys.get(label);
    return known != null ? known : find(label);
  }

  /** Loads the key store anew, since it lists what there was when it was loaded. */
  private Key find(String label) throws GeneralSecurityException, IOException {
    Key found = keyStore().getKey(label, null);
    if (found == null) {
      throw new LostKeyException(label);
    }
    keys.put(label, found);
    return found;
  }

  /** Made by the token. */
  byte[] random(int length) throws GeneralSecurityException {
    byte[] bytes = new byte[length];
    SecureRandom.getInstance("PKCS11", provider).nextBytes(bytes);
    return bytes;
  }

  List<String> labels() throws GeneralSecurityException, IOException {
    return List.copyOf(Collections.list(keyStore().aliases()));
  }

  void delete(String label) throws GeneralSecurityException, IOException {
    keyStore().deleteEntry(label);
    keys.remove(label);
  }

  private KeyStore keyStore() throws GeneralSecurityException, IOException {
    KeyStore keyStore = KeyStore.getInstance("PKCS11", provider);
    keyStore.load(null, null);
    return keyStore;
  }
}
