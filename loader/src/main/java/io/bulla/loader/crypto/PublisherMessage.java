package io.bulla.loader.crypto;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/**
 * What a publisher signs (docs/format.md, section 6.2), but for the core and the content root of a
 * file.
 *
 * @param algorithm of the verification key
 * @param keyId SHA-256 of the verification key's SubjectPublicKeyInfo
 */
record PublisherMessage(PublisherAlgorithm algorithm, KeyId keyId) {

  private static final byte[] LABEL = "bulla/v1/publisher\0".getBytes(StandardCharsets.US_ASCII);

  /** A key id that cannot be changed from outside. */
  static final class KeyId {

    private final byte[] bytes;

    private KeyId(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes.clone();
    }
  }

  static PublisherMessage by(PublicKey verificationKey, Primitives primitives) {
    byte[] subjectPublicKeyInfo = verificationKey.getEncoded();
    PublisherAlgorithm algorithm =
        PublisherAlgorithm.of(verificationKey)
            .filter(known -> subjectPublicKeyInfo != null)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a publisher's key is Ed25519 or ECDSA P-256, not "
                            + verificationKey.getAlgorithm()));
    return new PublisherMessage(
        algorithm, new KeyId(primitives.sha256().digest(subjectPublicKeyInfo)));
  }

  void feed(Signature signature, byte[] core, byte[] contentRoot) throws SignatureException {
    signature.update(LABEL);
    signature.update(core);
    signature.update((byte) algorithm.code());
    signature.update(keyId.bytes());
    signature.update(contentRoot);
  }
}
