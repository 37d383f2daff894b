package io.bulla.loader.crypto;

import java.security.SecureRandom;

/**
 * The AES-256-GCM key of one payload, with its header and nonces (docs/format.md, section 5).
 *
 * <p>Makes one {@link SegmentCipher} for each thread; wiped on close, after which ciphers already
 * made must not be used. Safe for several threads.
 */
public final class PayloadKey implements AutoCloseable {

  private static final int KEY_BYTES = 32;

  private final PayloadHeader header;
  private final SegmentNonce nonces;
  private final WipeableKey key;

  private PayloadKey(PayloadHeader header, SegmentNonce nonces, WipeableKey key) {
    this.header = header;
    this.nonces = nonces;
    this.key = key;
  }

  static PayloadKey forSealing(
      Primitives primitives, SecretBytes streamKey, byte[] coreHash, SecureRandom random) {
    return derive(primitives, streamKey, coreHash, PayloadHeader.random(random), true);
  }

  static PayloadKey forOpening(
      Primitives primitives, SecretBytes streamKey, byte[] coreHash, PayloadHeader header) {
    return derive(primitives, streamKey, coreHash, header, false);
  }

  private static PayloadKey derive(
      Primitives primitives,
      SecretBytes streamKey,
      byte[] coreHash,
      PayloadHeader header,
      boolean sealing) {
    try (SecretBytes derived =
        new Hkdf(primitives).derive(streamKey, header.salt(), coreHash, KEY_BYTES)) {
      WipeableKey key = derived.use(bytes -> new WipeableKey("AES", bytes));
      return new PayloadKey(header, new SegmentNonce(header.noncePrefix(), sealing), key);
    }
  }

  /** The 40 bytes with which the payload begins. */
  public PayloadHeader header() {
    return header;
  }

  /** A cipher for one thread, for segments of at most this ciphertext length. */
  public SegmentCipher newCipher(CipherEngine engine, int segmentSizeBytes) {
    return engine.segmentCipher(new GcmSegment(engine, key, nonces), segmentSizeBytes);
  }

  @Override
  public void close() {
    key.close();
  }

  @Override
  public String toString() {
    return "PayloadKey";
  }
}
