package io.bulla.loader;

import io.bulla.loader.crypto.HeaderHashes;
import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.RecipientSlot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A slot written by somebody who has no key: its checksum holds, its MAC cannot. */
final class ForgedSlot {
  private ForgedSlot() {}

  static void addRecipient(Path sealed, String kekId) throws IOException {
    try (SealedFile file = SealedFile.open(sealed, Primitives.ofJvm())) {
      RecipientSlot.Decoded active = RecipientSlots.read(file).active("");
      List<Recipient> recipients = new ArrayList<>(active.slot().recipients());
      recipients.add(Recipient.of(kekId, 1, recipients.get(0).blob()));
      int other = 1 - active.slot().index();
      write(
          sealed,
          new RecipientSlot(other, active.slot().sequence() + 1, recipients),
          active.mac().bytes(),
          file.core().slotCapacityBytes());
    } catch (FormatViolation e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes another recipient to the slot that does not count, and leaves it so. */
  static void addRecipientToSpare(Path sealed, String kekId) throws IOException {
    try (SealedFile file = SealedFile.open(sealed, Primitives.ofJvm())) {
      RecipientSlot.Decoded active = RecipientSlots.read(file).active("");
      List<Recipient> recipients = new ArrayList<>(active.slot().recipients());
      recipients.add(Recipient.of(kekId, 1, recipients.get(0).blob()));
      write(
          sealed,
          new RecipientSlot(1 - active.slot().index(), 1, recipients),
          active.mac().bytes(),
          file.core().slotCapacityBytes());
    } catch (FormatViolation e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path sealed, RecipientSlot slot, byte[] mac, int capacityBytes)
      throws IOException, FormatViolation {
    byte[] bytes = slot.encode(mac, capacityBytes);
    byte[] checksum = new HeaderHashes(Primitives.ofJvm()).slotChecksum(bytes);
    System.arraycopy(
        checksum, 0, bytes, RecipientSlot.checksumOffset(capacityBytes), checksum.length);
    try (FileChannel channel = FileChannel.open(sealed, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), 4096L + (long) slot.index() * capacityBytes);
    }
  }
}
