package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KeyWrapping;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * Wraps and unwraps keys on one token, by a mechanism that was tried first, in one session: one key
 * at a time. What crosses to the token are objects of that session, destroyed at once. Thread-safe.
 */
final class TokenKeyWrap {

  /** What tokens say of a wrapped key that was changed; the last may as well be a fault. */
  static final Set<String> BAD =
      Set.of(
          "WRAPPED_KEY_INVALID",
          "WRAPPED_KEY_LEN_RANGE",
          "ENCRYPTED_DATA_INVALID",
          "ENCRYPTED_DATA_LEN_RANGE",
          "GENERAL_ERROR");

  private final CryptokiModule module;
  private final Map<KeyWrapping, Optional<WrapOffer>> offers = new EnumMap<>(KeyWrapping.class);
  private final Map<String, Long> keks = new HashMap<>();
  private @Nullable KeySession session;
  private long generation;

  TokenKeyWrap(CryptokiModule module) {
    this.module = module;
  }

  /** Empty if the token has nothing that is this wrapping; tried once in a process. */
  synchronized Optional<WrapOffer> offer(TokenGeneration token, KeyWrapping wrapping)
      throws CryptokiException {
    Optional<WrapOffer> known = offers.get(wrapping);
    if (known == null) {
      known = new WrapProbe(session(token), wrapping).find();
      offers.put(wrapping, known);
    }
    return known;
  }

  synchronized byte[] wrap(TokenGeneration token, WrapOffer offer, String label, byte[] key)
      throws CryptokiException, LostKeyException {
    KeySession open = session(token);
    long kek = kek(open, label);
    long imported = open.importKey(key);
    try {
      return open.wrap(offer.mechanism(), kek, imported);
    } finally {
      open.destroy(imported);
    }
  }

  /** Gives the key in a new array that the caller wipes. */
  synchronized byte[] unwrap(TokenGeneration token, WrapOffer offer, String label, byte[] wrapped)
      throws CryptokiException, LostKeyException, AEADBadTagException {
    KeySession open = session(token);
    long key = unwrap(open, offer, kek(open, label), wrapped);
    try {
      return open.value(key);
    } finally {
      open.destroy(key);
    }
  }

  private static long unwrap(KeySession open, WrapOffer offer, long kek, byte[] wrapped)
      throws CryptokiException, AEADBadTagException {
    try {
      return open.unwrap(offer.mechanism(), kek, wrapped);
    } catch (CryptokiException e) {
      if (!BAD.contains(e.name())) {
        throw e;
      }
      AEADBadTagException badTag = new AEADBadTagException("the wrapped key was changed");
      badTag.initCause(e);
      throw badTag;
    }
  }

  private long kek(KeySession open, String label) throws CryptokiException, LostKeyException {
    Long known = keks.get(label);
    if (known == null) {
      known = open.secretKey(label);
      keks.put(label, known);
    }
    return known;
  }

  /** One session for a generation: after a fault, a new one. */
  private KeySession session(TokenGeneration token) throws CryptokiException {
    KeySession open = session;
    if (open == null || generation != token.number()) {
      KeySession last = open;
      open = KeySession.open(module, token.slotId());
      session = open;
      generation = token.number();
      keks.clear();
      closeLost(last);
    }
    return open;
  }

  /** Where the token dropped it, closing it fails, and nothing is left to do. */
  private static void closeLost(@Nullable KeySession last) {
    try {
      if (last != null) {
        last.close();
      }
    } catch (CryptokiException e) {
      // It is gone already, which is what was wanted.
    }
  }
}
