package io.bulla.loader;

import io.bulla.loader.RewrapReport.Outcome;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.RecipientSlot;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Provider;
import java.util.List;
import java.util.Optional;

/**
 * One re-wrapping of one model. For one use.
 *
 * @param file the file, with the recipients that count
 * @param opened its keys and its DEK
 * @param change writes the recipients
 * @param recipientsFile the detached recipients file that they are written to, if they are
 * @param place where the model is, for pins
 * @param options name KEKs and pins
 */
record Rewrapping(
    SealedFile file,
    UnlockedDek opened,
    SlotChange change,
    Optional<Path> recipientsFile,
    PinnedPlace place,
    LoaderOptions options) {
  RewrapReport run(RewrapRequest request, Provider kekProvider) throws IOException {
    Unlocked unlocked = opened.unlocked();
    requirePinned(request, unlocked);
    List<Recipient> present = unlocked.active().slot().recipients();
    RecipientPlan plan =
        RecipientPlan.of(present, request, options.kekIds(), fresh(kekProvider, unlocked));
    check(plan);
    List<String> leftInModel = leftInModel(plan.recipients());
    return report(plan, request, leftInModel, change.make(plan.recipients(), request.dryRun()));
  }

  /**
   * Whoever may put files here would otherwise have anybody's models opened for a KEK of theirs.
   */
  private void requirePinned(RewrapRequest request, Unlocked unlocked) throws IOException {
    if (!request.add().isEmpty()) {
      new PinCheck(options.pins()).require(file, unlocked.signed(), place);
    }
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

  private RewrapReport report(
      RecipientPlan plan, RewrapRequest request, List<String> leftInModel, Outcome outcome) {
    ModelCore core = file.core();
    RecipientSlots before = opened.unlocked().slots();
    return new RewrapReport(
        core.modelId(),
        core.modelVersion(),
        core.sealId().toString(),
        outcome,
        before.slots().stream().anyMatch(Optional::isEmpty),
        names(opened.unlocked().active().slot().recipients()),
        names(plan.recipients()),
        plan.leftAlone(),
        notThere(request),
        recipientsFile.map(Path::toString),
        leftInModel,
        OlderVersions.NONE);
  }

  private List<String> notThere(RewrapRequest request) {
    List<Recipient> present = opened.unlocked().active().slot().recipients();
    return request.remove().stream()
        .filter(id -> present.stream().noneMatch(recipient -> recipient.kekId().equals(id)))
        .toList();
  }

  /** Nobody vouches for them, so that they are told and nothing else. */
  private List<String> leftInModel(List<Recipient> recipients) throws IOException {
    if (recipientsFile.isEmpty()) {
      return List.of();
    }
    return RecipientSlots.read(file.withOwnSlots()).named().stream()
        .filter(name -> !names(recipients).contains(name))
        .toList();
  }

  private static List<String> names(List<Recipient> recipients) {
    return recipients.stream().map(Recipient::toString).toList();
  }
}
