package io.bulla.loader.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/**
 * Signs models as a publisher (docs/format.md, section 6.2), by any JCA private key.
 *
 * <p>Immutable; safe for several threads as far as the key's provider is.
 */
public final class PublisherKeyPair {

  private final PrivateKey signingKey;
  private final Primitives signing;
  private final PublisherMessage message;
  private final PublisherKey verifier;

  /**
   * A publisher by this pair of keys.
   *
   * @param signing of the provider that holds the private key
   * @param verifying checks what was signed
   * @throws IllegalArgumentException if the public key is neither Ed25519 nor P-256
   */
  public PublisherKeyPair(
      PrivateKey signingKey, PublicKey verificationKey, Primitives signing, Primitives verifying) {
    this.signingKey = signingKey;
    this.signing = signing;
    this.message = PublisherMessage.by(verificationKey, verifying);
    this.verifier = new PublisherKey(verificationKey, verifying);
  }

  /** The algorithm that goes into the publisher section. */
  public PublisherAlgorithm algorithm() {
    return message.algorithm();
  }

  /** The key id that goes into the publisher section: 32 bytes, a copy. */
  public byte[] keyId() {
    return message.keyId().bytes();
  }

  /**
   * Signs the 2048-byte core and the content root.
   *
   * @throws GeneralSecurityException if the provider refuses, or the two keys are no pair
   */
  public byte[] sign(byte[] core, byte[] contentRoot) throws GeneralSecurityException {
    Signature signature = signing.signature(algorithm().jcaName());
    signature.initSign(signingKey);
    message.feed(signature, core, contentRoot);
    byte[] signed = signature.sign();
    if (!verifier.verifies(core, contentRoot, signed)) {
      throw new GeneralSecurityException(
          "the publisher's private key is not that of its public key");
    }
    return signed;
  }
}
