package io.bulla.loader;

import io.bulla.loader.RewrapReport.Outcome;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.RecipientSlot;
import java.io.IOException;
import java.security.Provider;
import java.util.List;

/**
 * One re-wrapping of one file whose lock is held, by the steps of docs/format.md section 4.3. For
 * one use.
 *
 * @param file the file
 * @param opened its keys and its DEK
 * @param storage where slots are written
 * @param options name KEKs
 */
record Rewrapping(SealedFile file, UnlockedDek opened, SlotStorage storage, LoaderOptions options) {
  private static final int MOST_WRITES = RecipientSlot.COUNT;

  RewrapReport run(RewrapRequest request, Provider kekProvider) throws IOException {
    Unlocked unlocked = opened.unlocked();
    List<Recipient> present = unlocked.active().slot().recipients();
    RecipientPlan plan =
        RecipientPlan.of(present, request, options.kekIds(), fresh(kekProvider, unlocked));
    check(plan);
    RecipientSlots slots = unlocked.slots();
    boolean changes = !plan.recipients().equals(present);
    boolean settled = !changes && isSettled(slots, plan.recipients());
    if (!settled && !request.dryRun()) {
      write(slots, plan.recipients(), changes);
    }
    Outcome same = settled ? Outcome.UNCHANGED : Outcome.REPAIRED;
    return report(plan, request, changes ? Outcome.REWRAPPED : same);
  }

  private FreshRecipients fresh(Provider kekProvider, Unlocked unlocked) {
    return new FreshRecipients(
        kekProvider, file.name(), opened.dek(), file.core().context(), unlocked.signed());
  }

  /** All that can be refused is, before anything is written. */
  private void check(RecipientPlan plan) throws SealedModelException {
    if (plan.recipients().isEmpty()) {
      throw new ModelKeyException(
          file.name(),
          "would have no recipient left, and nobody could open it again",
          "add another KEK with the same call: --add ID",
          null);
    }
    new RequiredRecipients(options.requiredRecipients())
        .requireAmong(plan.kekIds(), file.name(), "keep or add them: --add ID");
    requireRoom(plan.recipients());
    requireSequences(opened.unlocked().active().slot().sequence());
  }

  private void requireRoom(List<Recipient> recipients) throws ModelFormatException {
    try {
      new RecipientSlot(0, 1, recipients).authenticatedPart(file.core().slotCapacityBytes());
    } catch (FormatViolation e) {
      throw new ModelFormatException(
          file.name(),
          String.valueOf(e.getMessage()),
          "remove recipients, or reseal with larger slots: bulla reseal --slot-capacity SIZE",
          e);
    }
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
    return opened.unlocked().keys();
  }

  private RewrapReport report(RecipientPlan plan, RewrapRequest request, Outcome outcome) {
    ModelCore core = file.core();
    RecipientSlots before = opened.unlocked().slots();
    return new RewrapReport(
        core.modelId(),
        core.modelVersion(),
        core.sealId().toString(),
        outcome,
        before.slots().stream().anyMatch(java.util.Optional::isEmpty),
        names(opened.unlocked().active().slot().recipients()),
        names(plan.recipients()),
        plan.leftAlone(),
        notThere(request));
  }

  private List<String> notThere(RewrapRequest request) {
    List<Recipient> present = opened.unlocked().active().slot().recipients();
    return request.remove().stream()
        .filter(id -> present.stream().noneMatch(recipient -> recipient.kekId().equals(id)))
        .toList();
  }

  private static List<String> names(List<Recipient> recipients) {
    return recipients.stream().map(Recipient::toString).toList();
  }
}
