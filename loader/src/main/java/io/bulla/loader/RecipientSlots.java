package io.bulla.loader;

import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.ModelInfo.SlotInfo;
import io.bulla.loader.crypto.HeaderHashes;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.ImmutableBlock;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.RecipientSlot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Both recipient slots of a file, and which of them counts (docs/format.md section 4).
 *
 * @param slots each slot by its index; empty where it is torn
 */
record RecipientSlots(List<Optional<RecipientSlot.Decoded>> slots) {
  private static final int TRIES = 4;
  private static final long PAUSE_MILLIS = 20;

  /**
   * Reads the slots; where both are torn, a writer may be at work, and they are read again a few
   * times.
   */
  static RecipientSlots read(SealedFile file) throws IOException {
    RecipientSlots slots = readOnce(file);
    for (int i = 1; i < TRIES && slots.bothTorn(); i++) {
      pause();
      slots = readOnce(file);
    }
    return slots;
  }

  private static RecipientSlots readOnce(SealedFile file) throws IOException {
    List<Optional<RecipientSlot.Decoded>> slots = new ArrayList<>();
    for (int index = 0; index < RecipientSlot.COUNT; index++) {
      slots.add(readSlot(file, index));
    }
    return new RecipientSlots(slots);
  }

  private static Optional<RecipientSlot.Decoded> readSlot(SealedFile file, int index)
      throws IOException {
    int capacityBytes = file.core().slotCapacityBytes();
    byte[] slot = new byte[capacityBytes];
    long offset = FormatLimits.BLOCK_BYTES + (long) index * capacityBytes;
    file.slots().readFully(offset, ByteBuffer.wrap(slot));
    if (!new HeaderHashes(file.primitives()).slotChecksumHolds(slot)) {
      return Optional.empty();
    }
    try {
      return Optional.of(RecipientSlot.decode(slot, index));
    } catch (FormatViolation e) {
      throw Refusals.format(file.slots().name(), e);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("interrupted while a header was being rewritten");
    }
  }

  private boolean bothTorn() {
    return slots.stream().allMatch(Optional::isEmpty);
  }

  /** The slot that counts. */
  RecipientSlot.Decoded active(String name) throws ModelFormatException {
    RecipientSlot.Decoded active = null;
    for (RecipientSlot.Decoded slot : slots.stream().flatMap(Optional::stream).toList()) {
      if (active != null && active.slot().sequence() == slot.slot().sequence()) {
        throw Refusals.format(
            name, FormatViolation.malformed("both recipient slots have one sequence number"));
      }
      active = active == null || slot.slot().sequence() > active.slot().sequence() ? slot : active;
    }
    if (active == null) {
      throw Refusals.format(
          name, FormatViolation.malformed("both recipient slots are damaged: no key can be found"));
    }
    return active;
  }

  /** Whether both slots are whole and authentic, and hold nobody but these. */
  boolean hold(List<Recipient> recipients, ImmutableBlock block, ModelKeys keys) {
    return slots.stream()
        .allMatch(
            slot ->
                slot.isPresent()
                    && recipients.containsAll(slot.get().slot().recipients())
                    && SlotSealing.isAuthentic(slot.get(), block, keys));
  }

  /** {@code id/version} of each recipient that a whole slot names, once. */
  List<String> named() {
    return slots.stream()
        .flatMap(Optional::stream)
        .flatMap(slot -> slot.slot().recipients().stream())
        .map(Recipient::toString)
        .distinct()
        .sorted()
        .toList();
  }

  /** Both slots for people. */
  List<SlotInfo> infos(RecipientSlot.Decoded active) {
    List<SlotInfo> infos = new ArrayList<>();
    for (int index = 0; index < slots.size(); index++) {
      infos.add(info(index, slots.get(index), active));
    }
    return infos;
  }

  private static SlotInfo info(
      int index, Optional<RecipientSlot.Decoded> decoded, RecipientSlot.Decoded active) {
    return decoded
        .map(
            slot ->
                new SlotInfo(
                    index,
                    true,
                    slot.slot().index() == active.slot().index(),
                    slot.slot().sequence(),
                    recipientInfos(slot.slot().recipients())))
        .orElseGet(() -> new SlotInfo(index, false, false, 0, List.of()));
  }

  static List<RecipientInfo> recipientInfos(List<Recipient> recipients) {
    return recipients.stream()
        .map(r -> new RecipientInfo(r.kekId(), r.kekVersion(), r.blobLengthBytes()))
        .toList();
  }
}
