package io.bulla.loader.format;

import static io.bulla.loader.format.FormatLimits.HASH_BYTES;
import static io.bulla.loader.format.FormatLimits.MAX_RECIPIENTS;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One of the two places for recipients (docs/format.md section 4).
 *
 * @param index 0 or 1
 * @param sequence the higher one of two valid slots counts
 * @param recipients 1 to 32, kept in the format's order
 */
public record RecipientSlot(int index, long sequence, List<Recipient> recipients) {
  /** Number of slots in a file that has them. */
  public static final int COUNT = 2;

  private static final byte[] MARK = "BSLT".getBytes(StandardCharsets.US_ASCII);
  private static final int FIXED_BYTES = 20;

  public RecipientSlot {
    recipients = recipients.stream().sorted(Recipient.ORDER).toList();
  }

  /** What a slot of this capacity holds besides its MAC and its checksum. */
  public static int recipientRoomBytes(int slotCapacityBytes) {
    return slotCapacityBytes - FIXED_BYTES - 2 * HASH_BYTES;
  }

  /** The slot's bytes up to its MAC, which the MAC is taken over, once they are known to fit. */
  public byte[] authenticatedPart(int slotCapacityBytes) throws FormatViolation {
    check(slotCapacityBytes);
    ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + recipientsBytes());
    out.put(MARK).put((byte) index).put((byte) 0).putShort((short) recipients.size());
    out.putLong(sequence).putInt(recipientsBytes());
    recipients.forEach(recipient -> recipient.encode(out));
    return out.array();
  }

  /** The whole slot but its checksum, which is all zeros at its end. */
  public byte[] encode(byte[] mac, int slotCapacityBytes) throws FormatViolation {
    Fields.within("length of the slot MAC", mac.length, HASH_BYTES, HASH_BYTES);
    return ByteBuffer.allocate(slotCapacityBytes)
        .put(authenticatedPart(slotCapacityBytes))
        .put(mac)
        .array();
  }

  /** Where the checksum begins, and so how many bytes it is taken over. */
  public static int checksumOffset(int slotCapacityBytes) {
    return slotCapacityBytes - HASH_BYTES;
  }

  /** Reads a slot whose checksum has been found to match. */
  public static Decoded decode(byte[] slot, int expectedIndex) throws FormatViolation {
    ByteBuffer in = ByteBuffer.wrap(slot);
    if (!Arrays.equals(Fields.bytes(in, MARK.length, "slot mark"), MARK)) {
      throw FormatViolation.malformed("slot " + expectedIndex + " has no slot mark");
    }
    Fields.within("slot index", Fields.u8(in), expectedIndex, expectedIndex);
    Fields.zeros(in, 1, "reserved byte of slot " + expectedIndex);
    int count = (int) Fields.within("number of recipients", Fields.u16(in), 1, MAX_RECIPIENTS);
    long sequence = Fields.within("slot sequence", in.getLong(), 1, Long.MAX_VALUE);
    int room = recipientRoomBytes(slot.length);
    int lengthBytes = Fields.u32(in, "length of the recipients", 0, room);
    List<Recipient> recipients = recipients(in, count, lengthBytes);
    Hash32 mac = Hash32.of(Fields.bytes(in, HASH_BYTES, "slot MAC"));
    Fields.zeros(in, room - lengthBytes, "end of slot " + expectedIndex);
    return new Decoded(new RecipientSlot(expectedIndex, sequence, recipients), mac);
  }

  private static List<Recipient> recipients(ByteBuffer in, int count, int lengthBytes)
      throws FormatViolation {
    ByteBuffer encoded = ByteBuffer.wrap(Fields.bytes(in, lengthBytes, "recipients"));
    Recipient[] found = new Recipient[count];
    for (int i = 0; i < count; i++) {
      found[i] = recipient(encoded, i + 1);
      if (i > 0 && Recipient.ORDER.compare(found[i - 1], found[i]) >= 0) {
        throw FormatViolation.malformed("recipients are out of order or there twice: " + found[i]);
      }
    }
    if (encoded.hasRemaining()) {
      throw FormatViolation.malformed(encoded.remaining() + " bytes follow the last recipient");
    }
    return List.of(found);
  }

  private static Recipient recipient(ByteBuffer encoded, int number) throws FormatViolation {
    try {
      return Recipient.decode(encoded);
    } catch (FormatViolation e) {
      throw e.in("recipient " + number);
    }
  }

  private int recipientsBytes() {
    return recipients.stream().mapToInt(Recipient::encodedLengthBytes).sum();
  }

  private void check(int slotCapacityBytes) throws FormatViolation {
    Fields.within("slot index", index, 0, COUNT - 1);
    Fields.within("number of recipients", recipients.size(), 1, MAX_RECIPIENTS);
    Fields.within("slot sequence", sequence, 1, Long.MAX_VALUE);
    int room = recipientRoomBytes(slotCapacityBytes);
    if (recipientsBytes() > room) {
      throw FormatViolation.malformed(
          "the recipients need " + recipientsBytes() + " bytes, and a slot has room for " + room);
    }
    for (int i = 1; i < recipients.size(); i++) {
      if (Recipient.ORDER.compare(recipients.get(i - 1), recipients.get(i)) == 0) {
        throw FormatViolation.malformed("recipient " + recipients.get(i) + " is there twice");
      }
    }
  }

  /**
   * A slot as read.
   *
   * @param slot its content
   * @param mac the MAC that stands in it; not checked here
   */
  public record Decoded(RecipientSlot slot, Hash32 mac) {}
}
