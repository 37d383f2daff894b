package io.bulla.loader.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * The three values derived from a model's DEK (docs/format.md, section 2).
 *
 * <p>Owns the stream key and the header MAC key and wipes both on close. Safe for several threads.
 */
public final class ModelKeys implements AutoCloseable {

  /** Length of a DEK of suite 1. */
  public static final int DEK_BYTES = 32;

  private static final int KEY_BYTES = 32;

  private final SecretBytes streamKey;
  private final SecretBytes headerMacKey;
  private final byte[] commitment;
  private final Primitives primitives;

  private ModelKeys(Primitives primitives, SecretBytes dek, byte[] sealId) {
    this.primitives = primitives;
    try (SecretBytes derived = derive(dek, sealId, "bulla/v1/commitment")) {
      this.commitment = derived.use(byte[]::clone);
    }
    this.streamKey = derive(dek, sealId, "bulla/v1/stream");
    boolean done = false;
    try {
      this.headerMacKey = derive(dek, sealId, "bulla/v1/header-mac");
      done = true;
    } finally {
      if (!done) {
        streamKey.close();
      }
    }
  }

  /**
   * Derives all three; the DEK stays the caller's.
   *
   * @throws IllegalArgumentException if the DEK is not 32 bytes or the seal id not 16
   */
  public static ModelKeys derive(Primitives primitives, SecretBytes dek, byte[] sealId) {
    if (dek.lengthBytes() != DEK_BYTES || sealId.length != 16) {
      throw new IllegalArgumentException("a DEK of 32 bytes and a seal id of 16 are due");
    }
    return new ModelKeys(primitives, dek, sealId);
  }

  /** The public value that binds a file to its DEK; a copy. */
  public byte[] commitment() {
    return commitment.clone();
  }

  /** Compares in constant time with the commitment that stands in a file. */
  public boolean commitsTo(byte[] commitmentInFile) {
    return MessageDigest.isEqual(commitment, commitmentInFile);
  }

  /** Hashes of headers, by the provider that derived these keys. */
  public HeaderHashes headerHashes() {
    return new HeaderHashes(primitives);
  }

  /** The MAC over recipient slots; valid until these keys are closed. */
  public HeaderMac headerMac() {
    return new HeaderMac(primitives, headerMacKey);
  }

  /** Key of a payload about to be sealed, under a fresh random salt. */
  public PayloadKey newPayloadKey(byte[] coreHash, SecureRandom random) {
    return PayloadKey.forSealing(primitives, streamKey, coreHash, random);
  }

  /** Key of a payload that exists, from its 40-byte header. */
  public PayloadKey payloadKey(byte[] coreHash, PayloadHeader header) {
    return PayloadKey.forOpening(primitives, streamKey, coreHash, header);
  }

  @Override
  public void close() {
    streamKey.close();
    headerMacKey.close();
  }

  @Override
  public String toString() {
    return "ModelKeys";
  }

  private SecretBytes derive(SecretBytes dek, byte[] sealId, String label) {
    byte[] info = label.getBytes(StandardCharsets.US_ASCII);
    return new Hkdf(primitives).derive(dek, sealId, info, KEY_BYTES);
  }
}
