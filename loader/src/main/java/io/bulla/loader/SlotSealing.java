package io.bulla.loader;

import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.ImmutableBlock;
import io.bulla.loader.format.RecipientSlot;

/** Gives a recipient slot its MAC and its checksum (docs/format.md section 4). */
final class SlotSealing {
  private SlotSealing() {}

  static byte[] seal(RecipientSlot slot, ImmutableBlock block, ModelKeys keys, int capacityBytes)
      throws ModelFormatException {
    try {
      byte[] part = slot.authenticatedPart(capacityBytes);
      byte[] mac = keys.headerMac().of(block.encode(), part);
      byte[] encoded = slot.encode(mac, capacityBytes);
      byte[] checksum = keys.headerHashes().slotChecksum(encoded);
      int offset = RecipientSlot.checksumOffset(capacityBytes);
      System.arraycopy(checksum, 0, encoded, offset, checksum.length);
      return encoded;
    } catch (FormatViolation e) {
      throw Refusals.format(block.core().modelId(), e);
    }
  }

  /** Whether a slot's MAC is that of these keys. */
  static boolean isAuthentic(RecipientSlot.Decoded slot, ImmutableBlock block, ModelKeys keys) {
    try {
      byte[] part = slot.slot().authenticatedPart(block.core().slotCapacityBytes());
      return keys.headerMac().matches(slot.mac().bytes(), block.encode(), part);
    } catch (FormatViolation e) {
      throw new IllegalStateException("a slot that was decoded is well-formed", e);
    }
  }
}
