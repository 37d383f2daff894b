package io.bulla.loader.crypto;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/**
 * Checks a publisher's signatures with one verification key (docs/format.md, section 6.2).
 *
 * <p>Whether the key is one that counts is for its owner's configuration to say. Immutable, safe
 * for several threads.
 */
public final class PublisherKey {

  private final PublicKey verificationKey;
  private final Primitives primitives;
  private final PublisherMessage message;

  /**
   * A publisher known by this key.
   *
   * @throws IllegalArgumentException if the key is neither Ed25519 nor P-256
   */
  public PublisherKey(PublicKey verificationKey, Primitives primitives) {
    this.verificationKey = verificationKey;
    this.primitives = primitives;
    this.message = PublisherMessage.by(verificationKey, primitives);
  }

  /** The algorithm of the key. */
  public PublisherAlgorithm algorithm() {
    return message.algorithm();
  }

  /** SHA-256 of the key's SubjectPublicKeyInfo: 32 bytes, a copy. */
  public byte[] keyId() {
    return message.keyId().bytes();
  }

  /** Whether this key made the signature over the 2048-byte core and the content root. */
  public boolean verifies(byte[] core, byte[] contentRoot, byte[] signature) {
    try {
      Signature verification = primitives.signature(algorithm().jcaName());
      verification.initVerify(verificationKey);
      message.feed(verification, core, contentRoot);
      return verification.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // an encoding that no signature has, or a key that cannot verify: not verified
    }
  }
}
