package io.bulla.loader;

import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.RecipientSlot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes one recipient slot so that a crash at any step leaves it torn or whole (docs/format.md
 * section 4.3).
 *
 * @param file the file
 * @param keys its keys
 * @param storage where the slot goes
 */
record SlotWriter(SealedFile file, ModelKeys keys, SlotStorage storage) {

  void write(RecipientSlot slot) throws IOException {
    int capacityBytes = file.core().slotCapacityBytes();
    int checksumOffset = RecipientSlot.checksumOffset(capacityBytes);
    long offset = FormatLimits.BLOCK_BYTES + (long) slot.index() * capacityBytes;
    byte[] whole = SlotSealing.seal(slot, file.block(), keys, capacityBytes);
    byte[] torn = whole.clone();
    Arrays.fill(torn, checksumOffset, capacityBytes, (byte) 0);
    put(torn, 0, capacityBytes, offset);
    requireThere(torn, offset);
    put(whole, checksumOffset, capacityBytes, offset);
    requireThere(whole, offset);
  }

  private void put(byte[] slot, int from, int to, long slotOffset) throws IOException {
    storage.write(ByteBuffer.wrap(slot, from, to - from), slotOffset + from);
    storage.sync();
  }

  private void requireThere(byte[] expected, long offset) throws IOException {
    ByteBuffer found = ByteBuffer.allocate(expected.length);
    storage.read(found, offset);
    if (!Arrays.equals(found.array(), expected)) {
      throw new SlotsChangedException(file.name());
    }
  }
}
