package io.bulla.loader.vectors;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A recipient slot as docs/format.md section 4 lays it out, with what a vector spoils.
 *
 * @param beforeMac put into the slot before its MAC is computed
 * @param trailing bytes after the last recipient that count as recipients
 * @param beforeChecksum put into the slot before its checksum is computed
 * @param torn whether the checksum is wrong
 */
record SpecSlot(
    int index,
    long sequence,
    List<SpecRecipient> recipients,
    Edit beforeMac,
    int trailing,
    Edit beforeChecksum,
    boolean torn) {

  static SpecSlot of(int index, long sequence, SpecRecipient... recipients) {
    return new SpecSlot(index, sequence, List.of(recipients), Edit.NONE, 0, Edit.NONE, false);
  }

  SpecSlot beforeMac(int offset, String hex) {
    return new SpecSlot(
        index, sequence, recipients, new Edit(offset, hex), trailing, beforeChecksum, torn);
  }

  SpecSlot withTrailing(int bytes) {
    return new SpecSlot(index, sequence, recipients, beforeMac, bytes, beforeChecksum, torn);
  }

  SpecSlot beforeChecksum(int offset, String hex) {
    return new SpecSlot(
        index, sequence, recipients, beforeMac, trailing, new Edit(offset, hex), torn);
  }

  SpecSlot tornByAnUnfinishedWrite() {
    return new SpecSlot(index, sequence, recipients, beforeMac, trailing, beforeChecksum, true);
  }

  /** Offset of the MAC. */
  int macOffset() {
    return 20 + SpecRecipient.encodeAll(recipients).length + trailing;
  }

  byte[] encode(int capacity, byte[] macKey, byte[] block) {
    byte[] authenticated = beforeMac.apply(authenticated());
    byte[] mac = SpecCrypto.hmac(macKey, SpecCrypto.ascii("bulla/v1/slot"), block, authenticated);
    byte[] slot = ByteBuffer.allocate(capacity).put(authenticated).put(mac).array();
    beforeChecksum.apply(slot);
    byte[] checksum = SpecCrypto.sha256(Arrays.copyOf(slot, capacity - 32));
    return ByteBuffer.wrap(slot).put(capacity - 32, torn ? new byte[32] : checksum).array();
  }

  private byte[] authenticated() {
    byte[] encoded = SpecRecipient.encodeAll(recipients);
    return ByteBuffer.allocate(macOffset())
        .put(SpecCrypto.ascii("BSLT"))
        .put((byte) index)
        .put((byte) 0)
        .putShort((short) recipients.size())
        .putLong(sequence)
        .putInt(encoded.length + trailing)
        .put(encoded)
        .array();
  }
}
