package io.bulla.loader;

import io.bulla.loader.ModelInfo.PublisherInfo;
import io.bulla.loader.crypto.PublisherAlgorithm;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.PublisherSection;
import io.bulla.loader.format.RecipientSlot;
import java.util.List;
import java.util.Optional;

/** Puts a header into words. */
final class ModelInfos {
  private static final String RECIPIENTS = "recipients";

  private ModelInfos() {}

  /** A file with recipients. */
  static ModelInfo of(SealedFile file, RecipientSlots slots, RecipientSlot.Decoded active) {
    return of(file, file.core().kind().label(), slots, active);
  }

  /** A detached recipients file by itself. */
  static ModelInfo ofRecipients(
      SealedFile file, RecipientSlots slots, RecipientSlot.Decoded active) {
    return of(file, RECIPIENTS, slots, active);
  }

  private static ModelInfo of(
      SealedFile file, String kind, RecipientSlots slots, RecipientSlot.Decoded active) {
    return of(
        file, kind, RecipientSlots.recipientInfos(active.slot().recipients()), slots.infos(active));
  }

  /** A member, which has none. */
  static ModelInfo ofMember(SealedFile file) {
    return of(file, file.core().kind().label(), List.of(), List.of());
  }

  private static ModelInfo of(
      SealedFile file,
      String kind,
      List<ModelInfo.RecipientInfo> recipients,
      List<ModelInfo.SlotInfo> slots) {
    ModelCore core = file.core();
    return new ModelInfo(
        FormatLimits.FORMAT_VERSION,
        kind,
        core.suite().name(),
        core.modelId(),
        core.modelVersion(),
        core.sealId().toString(),
        core.memberPath(),
        file.plaintextBytes(),
        core.segmentSizeBytes(),
        core.slotCapacityBytes(),
        recipients,
        slots,
        publisher(file.block().publisher()),
        file.recipientsFile());
  }

  private static Optional<PublisherInfo> publisher(PublisherSection section) {
    return PublisherAlgorithm.ofCode(section.algorithm())
        .map(algorithm -> new PublisherInfo(algorithm.name(), section.keyId().toString()));
  }
}
