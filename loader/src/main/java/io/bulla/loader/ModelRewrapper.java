package io.bulla.loader;

import io.bulla.loader.keys.DekCache;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/**
 * Changes for which KEKs a sealed model opens: adds, removes and replaces recipients
 * (docs/format.md section 4.3). Neither the payload nor the signature is touched or read, so the
 * cost does not grow with the model; of a directory model only the manifest's file changes.
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

  private RewrapReport rewrapOnce(Path path, RewrapRequest request) throws IOException {
    try (LockedFile locked = LockedFile.open(path, PATIENCE);
        SealedFile file = SealedFile.of(locked.channel(), path.toString(), options.primitives())) {
      ModelHead.require(file, PinnedPlace.of(path));
      return Audited.of(options, "model.rewrap", file)
          .with("add", String.join(",", request.add()))
          .with("remove", String.join(",", request.remove()))
          .with("to-newest", request.toNewest() ? "yes" : "no")
          .with("dry-run", request.dryRun() ? "yes" : "no")
          .run(notes -> rewrap(file, locked.channel(), request, notes));
    }
  }

  private RewrapReport rewrap(
      SealedFile file, FileChannel channel, RewrapRequest request, Audited.Notes notes)
      throws IOException {
    try (DekCache none = new DekCache(Duration.ZERO);
        UnlockedDek opened = new Unlocking(options, none).unlockKeepingDek(file)) {
      RewrapReport report =
          run(new Rewrapping(file, opened, storage.apply(channel), options), request);
      notes.add("result", report.outcome().name().toLowerCase(Locale.ROOT));
      notes.add("before", String.join(",", report.before()));
      notes.add("after", String.join(",", report.after()));
      notes.add("added", String.join(",", report.added()));
      notes.add("removed", String.join(",", report.removed()));
      return report;
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
