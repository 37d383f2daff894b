package io.bulla.loader;

import io.bulla.loader.format.SealId;
import io.bulla.loader.keys.DekCache;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    throw new IOException(
        file + ": other writers changed its recipients in each of " + TRIES + " tries", last);
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
    try (SealedFile model = SealedFile.open(path, options.primitives())) {
      ModelHead.require(model, PinnedPlace.of(path));
      Optional<Path> asked = request.detached().map(place -> named(place, model.core().sealId()));
      return RewrapAudit.run(
          options,
          model,
          request,
          asked.map(Path::toString),
          () -> rewrap(model, path, asked, request));
    }
  }

  private static Path named(Path fileOrDirectory, SealId sealId) {
    return Files.isDirectory(fileOrDirectory)
        ? DetachedRecipients.in(fileOrDirectory, sealId)
        : fileOrDirectory;
  }

  private RewrapReport rewrap(
      SealedFile model, Path path, Optional<Path> asked, RewrapRequest request) throws IOException {
    DetachedRecipients places = DetachedRecipients.of(options);
    if (asked.isEmpty()) {
      return inPlace(LockedSlots.counting(model, path, places), path, request);
    }
    return DetachedRecipients.present(asked.get()).isPresent()
        ? inPlace(LockedSlots.in(asked.get(), model, path), path, request)
        : anew(LockedSlots.toBeginFrom(model, path, places), path, asked.get(), request);
  }

  private RewrapReport inPlace(LockedSlots locked, Path path, RewrapRequest request)
      throws IOException {
    try (locked) {
      return rewrap(
          locked.file(),
          locked.recipientsFile(),
          path,
          request,
          unlocked -> new SlotsInPlace(locked.file(), unlocked, storage.apply(locked.channel())));
    }
  }

  private RewrapReport anew(LockedSlots from, Path path, Path target, RewrapRequest request)
      throws IOException {
    try (from) {
      return rewrap(
          from.file(),
          Optional.of(target),
          path,
          request,
          unlocked -> new NewRecipientsFile(from.file().block(), unlocked.keys(), path, target));
    }
  }

  private RewrapReport rewrap(
      SealedFile file,
      Optional<Path> detached,
      Path path,
      RewrapRequest request,
      Function<Unlocked, SlotChange> change)
      throws IOException {
    try (DekCache none = new DekCache(Duration.ZERO);
        UnlockedDek opened = new Unlocking(options, none).unlockKeepingDek(file)) {
      return run(
          new Rewrapping(
              file,
              opened,
              change.apply(opened.unlocked()),
              detached,
              PinnedPlace.of(path),
              options),
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
