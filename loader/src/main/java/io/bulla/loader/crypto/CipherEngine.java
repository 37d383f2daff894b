package io.bulla.loader.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import javax.crypto.Cipher;

/**
 * The JCA provider that does a payload's AES-GCM, the path it is fast on, and why it was chosen.
 * Immutable.
 *
 * @param provider gives {@code AES/GCM/NoPadding}
 * @param path the kind of buffers that it is given
 * @param reason for people: "configured", "fastest that is here", …
 */
public record CipherEngine(Provider provider, CipherPath path, String reason) {

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";

  /** The provider's name. */
  public String name() {
    return provider.getName();
  }

  Cipher newCipher() {
    try {
      return Cipher.getInstance(TRANSFORMATION, provider);
    } catch (GeneralSecurityException e) {
      throw new ProviderException("cipher engine " + name() + " has no " + TRANSFORMATION, e);
    }
  }

  /** A cipher for one thread, for segments of at most this ciphertext length. */
  SegmentCipher segmentCipher(GcmSegment gcm, int segmentSizeBytes) {
    return switch (path) {
      case ARRAY -> new ArraySegmentCipher(gcm, segmentSizeBytes);
      case DIRECT -> new DirectSegmentCipher(gcm);
    };
  }

  /** A cipher of whichever provider comes first in this JVM. */
  static Cipher ofJvmOrder() {
    try {
      return Cipher.getInstance(TRANSFORMATION);
    } catch (GeneralSecurityException e) {
      throw new ProviderException("no provider of this JVM has " + TRANSFORMATION, e);
    }
  }

  @Override
  public String toString() {
    return name() + " (" + path + ", " + reason + ")";
  }
}
