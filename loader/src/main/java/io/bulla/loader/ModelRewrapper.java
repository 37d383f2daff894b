package io.bulla.loader;

import io.bulla.loader.format.SealId;
import io.bulla.loader.keys.DekCache;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes for which KEKs a sealed model opens: adds, removes and replaces recipients
 * (docs/format.md section 4.3). Neither the payload nor the signature is touched or read, so the
 * cost does not grow with the model; of a directory model only the manifest's file changes. Where a
 * detached recipients file counts (section 4.4), that one is changed and the model is only read.
 *
 * <p>At any moment, also after a crash, the model opens with the recipients before or after. Models
 * may be re-wrapped by several threads and processes at once. Not guaranteed: protection from
 * whoever once had the DEK, or a copy of the file with an older recipient; after a compromise, seal
 * anew with {@link ModelResealer}. Safe for several threads.
 */
public final class ModelRewrapper {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TRIES = 10;

  private final LoaderOptions options;
  private final Function<FileChannel, SlotStorage> storage;

  /** Re-wraps with the KEK provider of these options, which opens the model as they say. */
  public ModelRewrapper(LoaderOptions options) {
    this(options, SlotStorage::of);
  }

  ModelRewrapper(LoaderOptions options, Function<FileChannel, SlotStorage> storage) {
    this.options = options;
    this.storage = storage;
  }

  /**
   * Re-wraps a sealed file, or the manifest of a directory model.
   *
   * @throws SealedModelException if the model does not open, a KEK fails, or the request would
   *     leave no recipient, drop a required one or not fit; nothing is written then
   * @throws IOException if the file cannot be written or another process keeps it locked
   */
  public RewrapReport rewrap(Path fileOrDirectory, RewrapRequest request) throws IOException {
    Path file = ModelHead.locate(fileOrDirectory);
    SlotsChangedException last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        return rewrapOnce(file, request);
      } catch (SlotsChangedException e) {
        last = e;
      }
    }
    throw new IOException("tried " + TRIES + " times without success", last);
  }

  /**
   * Re-wraps a model in a store: an object, or a directory model by the beginning of its objects'
   * URIs; also {@code file:}. Its header is replaced if the object is still the one that was read;
   * else all is done again on what is there then, so that no other writer's change is lost. The
   * report tells of older versions that still name a recipient that was removed.
   *
   * @throws SealedModelException as {@link #rewrap(Path, RewrapRequest)}, and if a detached
   *     recipients file is asked for, or counts here
   * @throws io.bulla.loader.store.StoreException if the store does not give or take it
   */
  public RewrapReport rewrap(URI uri, RewrapRequest request) throws IOException {
    if ("file".equalsIgnoreCase(uri.getScheme())) {
      return rewrap(Path.of(uri), request);
    }
    SlotsChangedException last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        return new StoreRewrapping(options).once(uri, request);
      } catch (SlotsChangedException e) {
        last = e;
      }
    }
    throw new IOException(
        uri + ": other writers changed it in each of " + TRIES + " tries; try again later", last);
  }

  private RewrapReport rewrapOnce(Path path, RewrapRequest request) throws IOException {
    Optional<Path> detached = detached(path, request);
    if (detached.isEmpty()) {
      return inModel(path, request);
    }
    return Files.exists(detached.get())
        ? inRecipientsFile(path, detached.get(), request)
        : inNewRecipientsFile(path, detached.get(), request);
  }

  /**
   * The detached recipients file to be changed or made; empty where the model itself is changed.
   */
  private Optional<Path> detached(Path path, RewrapRequest request) throws IOException {
    try (SealedFile file = SealedFile.open(path, options.primitives())) {
      ModelHead.require(file, PinnedPlace.of(path));
      return request.detached().isPresent()
          ? request.detached().map(asked -> named(asked, file.core().sealId()))
          : DetachedRecipients.of(options).find(file, path);
    }
  }

  private static Path named(Path fileOrDirectory, SealId sealId) {
    return Files.isDirectory(fileOrDirectory)
        ? DetachedRecipients.in(fileOrDirectory, sealId)
        : fileOrDirectory;
  }

  private RewrapReport inModel(Path path, RewrapRequest request) throws IOException {
    try (LockedFile locked = LockedFile.open(path, PATIENCE);
        SealedFile file = SealedFile.of(locked.channel(), path.toString(), options.primitives())) {
      ModelHead.require(file, PinnedPlace.of(path));
      return told(
          file,
          Optional.empty(),
          request,
          u -> new SlotsInPlace(file, u, storage.apply(locked.channel())));
    }
  }

  private RewrapReport inRecipientsFile(Path path, Path detached, RewrapRequest request)
      throws IOException {
    try (LockedFile locked = LockedFile.open(detached, PATIENCE);
        SealedFile model = SealedFile.open(path, options.primitives());
        SealedFile file =
            model.withRecipients(SealedBytes.of(locked.channel(), detached.toString()))) {
      return told(
          file,
          Optional.of(detached),
          request,
          u -> new SlotsInPlace(file, u, storage.apply(locked.channel())));
    }
  }

  private RewrapReport inNewRecipientsFile(Path path, Path detached, RewrapRequest request)
      throws IOException {
    SealedFile model = SealedFile.open(path, options.primitives());
    try (SealedFile file = DetachedRecipients.of(options).attach(model, path)) {
      return told(
          file,
          Optional.of(detached),
          request,
          u -> new NewRecipientsFile(file.block(), u.keys(), path, detached));
    }
  }

  private RewrapReport told(
      SealedFile file,
      Optional<Path> detached,
      RewrapRequest request,
      Function<Unlocked, SlotChange> change)
      throws IOException {
    Audited operation =
        Audited.of(options, "model.rewrap", file)
            .with("add", String.join(",", request.add()))
            .with("remove", String.join(",", request.remove()))
            .with("to-newest", request.toNewest() ? "yes" : "no")
            .with("dry-run", request.dryRun() ? "yes" : "no");
    detached.ifPresent(path -> operation.with("recipients-file", path.toString()));
    return operation.run(notes -> noted(rewrap(file, detached, request, change), notes));
  }

  private static RewrapReport noted(RewrapReport report, Audited.Notes notes) {
    notes.add("result", report.outcome().name().toLowerCase(Locale.ROOT));
    notes.add("before", String.join(",", report.before()));
    notes.add("after", String.join(",", report.after()));
    notes.add("added", String.join(",", report.added()));
    notes.add("removed", String.join(",", report.removed()));
    return report;
  }

  private RewrapReport rewrap(
      SealedFile file,
      Optional<Path> detached,
      RewrapRequest request,
      Function<Unlocked, SlotChange> change)
      throws IOException {
    try (DekCache none = new DekCache(Duration.ZERO);
        UnlockedDek opened = new Unlocking(options, none).unlockKeepingDek(file)) {
      return run(
          new Rewrapping(file, opened, change.apply(opened.unlocked()), detached, options),
          request);
    }
  }

  private RewrapReport run(Rewrapping rewrapping, RewrapRequest request) throws IOException {
    try {
      return rewrapping.run(request, options.requireKekProvider());
    } finally {
      rewrapping.opened().unlocked().keys().close();
    }
  }
}
