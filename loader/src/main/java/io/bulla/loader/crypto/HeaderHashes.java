package io.bulla.loader.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/** The plain hashes of a header: core hash and slot checksum (docs/format.md, sections 3 and 4). */
public final class HeaderHashes {

  private static final int CORE_BYTES = 2048;

  private final Primitives primitives;

  public HeaderHashes(Primitives primitives) {
    this.primitives = primitives;
  }

  /**
   * SHA-256 of the core: the first 2048 bytes of the immutable block, given as core or as whole
   * block.
   */
  public byte[] coreHash(byte[] coreOrBlock) {
    return sha256(coreOrBlock, CORE_BYTES);
  }

  /** SHA-256 of a whole slot but its last 32 bytes. */
  public byte[] slotChecksum(byte[] slot) {
    return sha256(slot, slot.length - Primitives.HASH_BYTES);
  }

  /** Whether the checksum at the end of a whole slot holds; a slot where it does not is torn. */
  public boolean slotChecksumHolds(byte[] slot) {
    byte[] stored = Arrays.copyOfRange(slot, slot.length - Primitives.HASH_BYTES, slot.length);
    return MessageDigest.isEqual(slotChecksum(slot), stored);
  }

  /** SHA-256 of a slot before its MAC: stands for its recipients. */
  public byte[] recipients(byte[] slotBeforeMac) {
    return sha256(slotBeforeMac, slotBeforeMac.length);
  }

  private byte[] sha256(byte[] bytes, int lengthBytes) {
    MessageDigest digest = primitives.sha256();
    digest.update(bytes, 0, lengthBytes);
    return digest.digest();
  }
}
