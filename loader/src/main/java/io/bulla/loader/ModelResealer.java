package io.bulla.loader;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Seals a sealed model anew, under another DEK: what a KEK or a DEK that was compromised asks for,
 * since re-wrapping leaves the DEK as it is.
 *
 * <p>No plaintext goes to a file. What was sealed is opened and compared with the model before it
 * takes its place; at any moment the old model or the new one is there whole. Not guaranteed: that
 * older copies of the model are gone; whoever had its DEK still opens those. Safe for several
 * threads.
 */
public final class ModelResealer {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LoaderOptions options;

  /** Opens and seals with the KEK provider, the cipher engine and the workers of these options. */
  public ModelResealer(LoaderOptions options) {
    this.options = options;
  }

  /**
   * Seals a model anew in its place. It is locked meanwhile against being re-wrapped, and so is a
   * detached recipients file that counts; one beside it is removed, since the new model holds its
   * recipients itself.
   *
   * @throws SealedModelException if it does not open, a KEK fails, or it is signed and the request
   *     says neither by whom now nor that it shall be unsigned
   */
  public SealReport reseal(Path fileOrDirectory, ResealRequest request) throws IOException {
    Path model = existing(fileOrDirectory);
    requireNoneBesideALink(fileOrDirectory, model);
    Path head = ModelHead.locate(model);
    try (LockedFile locked = LockedFile.open(head, PATIENCE);
        ReplacedRecipients recipients = ReplacedRecipients.of(head, options, PATIENCE);
        SealedModel opened = SealedModel.open(model, options)) {
      ReplacingPublication publication =
          new ReplacingPublication(model, opened, locked, recipients);
      publication.requireNoStrangers(model);
      return reseal(model, opened, model, request, publication);
    }
  }

  /**
   * Seals a model anew beside it, and leaves it as it is.
   *
   * @param target a name that is free
   */
  public SealReport reseal(Path fileOrDirectory, Path target, ResealRequest request)
      throws IOException {
    PrivateFiles.requireFree(target);
    PlaintextDisposal.requireOutside(fileOrDirectory, target);
    try (SealedModel opened = SealedModel.open(fileOrDirectory, options)) {
      return reseal(fileOrDirectory, opened, target, request, new NewPublication(target));
    }
  }

  /** The model itself where the path is a link to it, so that the link stays one. */
  private static Path existing(Path model) throws IOException {
    return Files.exists(model) ? model.toRealPath() : model;
  }

  /** Who opens the model by that link would have the recipients of the old one. */
  private static void requireNoneBesideALink(Path asked, Path model) throws IOException {
    Path beside = DetachedRecipients.beside(asked);
    if (Files.isSymbolicLink(asked)
        && !Files.isDirectory(model)
        && DetachedRecipients.present(beside).isPresent()) {
      throw new FileSystemException(
          beside.toString(),
          null,
          "holds recipients for a link to " + model + "; reseal that one, and remove this file");
    }
  }

  private SealReport reseal(
      Path model, SealedModel opened, Path target, ResealRequest request, Publication publication)
      throws IOException {
    requireDecisionOnSignature(model, opened.info(), request);
    Audited operation =
        Audited.of(options, "model.reseal", model.toString())
            .with("model-id", opened.info().modelId())
            .with("seal-id", opened.info().sealId())
            .with("target", target.toString());
    publication
        .replacedRecipients()
        .ifPresent(file -> operation.with("recipients-file", file.toString()));
    return operation.run(
        notes ->
            new Sealing(options)
                .run(
                    new OpenModelPlaintext(model, opened),
                    target,
                    sealRequest(opened.info(), request),
                    publication));
  }

  private static SealRequest sealRequest(ModelInfo info, ResealRequest request) {
    List<String> present =
        info.recipients().stream().map(ModelInfo.RecipientInfo::kekId).distinct().toList();
    return new SealRequest(
        info.modelId(),
        request.modelVersion().orElse(info.modelVersion()),
        request.kekIds().isEmpty() ? present : request.kekIds(),
        info.segmentSizeBytes(),
        request.slotCapacityBytes().orElse(info.slotCapacityBytes()),
        request.signer(),
        request.progress());
  }

  private static void requireDecisionOnSignature(Path model, ModelInfo info, ResealRequest request)
      throws ModelIdentityException {
    if (info.publisher().isPresent() && request.signer() == null && !request.unsigned()) {
      throw Refusals.identity(
          model.toString(),
          "is signed by its publisher, whose signature does not hold for another seal",
          "sign it again (--publisher-key, --publisher-public-key), or give --unsigned");
    }
  }

  private record NewPublication(Path target) implements Publication {
    @Override
    public boolean comparesFirst() {
      return true;
    }

    @Override
    public boolean deletesPlaintext() {
      return false;
    }

    @Override
    public void finish(Path temporary) throws IOException {
      PrivateFiles.publish(temporary, target);
    }
  }

  /**
   * The new model takes the old one's place.
   *
   * @param target the old one
   * @param opened the old one, open
   * @param locked its head, locked until it is replaced
   * @param recipients that stand beside it, and go with it
   */
  private record ReplacingPublication(
      Path target, SealedModel opened, LockedFile locked, ReplacedRecipients recipients)
      implements Publication {
    @Override
    public boolean comparesFirst() {
      return true;
    }

    @Override
    public boolean deletesPlaintext() {
      return false;
    }

    @Override
    public void finish(Path temporary) throws IOException {
      locked.requireStillAtItsPath();
      Replacement.replace(temporary, target, this::requireNoStrangers);
      recipients.remove();
    }

    @Override
    public Optional<Path> replacedRecipients() {
      return recipients.beside();
    }

    /** Looks at the old model, wherever it is by now. */
    void requireNoStrangers(Path model) throws IOException {
      Set<String> strangers =
          Files.isDirectory(model) ? ModelInspector.strangers(model, opened) : new TreeSet<>();
      recipients.beside().ifPresent(file -> strangers.remove(file.getFileName().toString()));
      if (!strangers.isEmpty()) {
        throw new FileSystemException(
            model.toString(),
            null,
            "holds files that are no members of the model and would be lost: "
                + strangers
                + "; move them away, or reseal to another place");
      }
    }
  }
}
