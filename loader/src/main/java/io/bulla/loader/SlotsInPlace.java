package io.bulla.loader;

import io.bulla.loader.RewrapReport.Outcome;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.RecipientSlot;
import java.io.IOException;
import java.util.List;

/**
 * Changes the slots of a file whose lock is held, by the steps of docs/format.md section 4.3. For
 * one use.
 *
 * @param file the file, whose slots are written
 * @param unlocked its keys, and its slots as they were read
 * @param storage where slots are written
 */
record SlotsInPlace(SealedFile file, Unlocked unlocked, SlotStorage storage) implements SlotChange {
  private static final int MOST_WRITES = RecipientSlot.COUNT;

  @Override
  public Outcome make(List<Recipient> recipients, boolean dryRun) throws IOException {
    requireSequences(unlocked.active().slot().sequence());
    RecipientSlots slots = unlocked.slots();
    boolean changes = !recipients.equals(unlocked.active().slot().recipients());
    boolean settled = !changes && isSettled(slots, recipients);
    if (!settled && !dryRun) {
      write(slots, recipients, changes);
    }
    Outcome same = settled ? Outcome.UNCHANGED : Outcome.REPAIRED;
    return changes ? Outcome.REWRAPPED : same;
  }

  private void requireSequences(long sequence) throws ModelFormatException {
    if (sequence > Long.MAX_VALUE - MOST_WRITES) {
      throw new ModelFormatException(
          file.name(), "has been re-wrapped as often as can be", "use bulla reseal", null);
    }
  }

  private void write(RecipientSlots before, List<Recipient> recipients, boolean changes)
      throws IOException {
    RecipientSlots slots = before;
    if (changes) {
      slots = writeOther(slots, recipients);
    }
    if (!isSettled(slots, recipients)) {
      slots = writeOther(slots, recipients);
    }
    if (!isSettled(slots, recipients)) {
      throw new SlotsChangedException(file.name());
    }
  }

  /** Writes the slot that does not count, which from then on does. */
  private RecipientSlots writeOther(RecipientSlots expected, List<Recipient> recipients)
      throws IOException {
    RecipientSlot active = expected.active(file.name()).slot();
    int other = RecipientSlot.COUNT - 1 - active.index();
    if (!readSlots().equals(expected)) {
      throw new SlotsChangedException(file.name());
    }
    new SlotWriter(file, keys(), storage)
        .write(new RecipientSlot(other, active.sequence() + 1, recipients));
    return readSlots();
  }

  /** Whether these recipients count, and the other slot is whole and holds nobody else. */
  private boolean isSettled(RecipientSlots slots, List<Recipient> recipients) throws IOException {
    return slots.active(file.name()).slot().recipients().equals(recipients)
        && slots.hold(recipients, file.block(), keys());
  }

  private RecipientSlots readSlots() throws IOException {
    return RecipientSlots.read(file);
  }

  private ModelKeys keys() {
    return unlocked.keys();
  }
}
