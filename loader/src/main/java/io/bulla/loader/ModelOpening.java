package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.format.ModelKind;
import io.bulla.loader.keys.DekCache;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens models, and tells the audit of each. */
record ModelOpening(LoaderOptions options, DekCache cache) {
  /**
   * @param member the file that it is opened for; {@link SealedModel#FILE_ITSELF} for all
   */
  SealedModel open(Path fileOrDirectory, String member) throws IOException {
    return open(fileOrDirectory, member, PinnedPlace.of(fileOrDirectory));
  }

  /**
   * @param place where it is opened, for pins
   */
  SealedModel open(Path fileOrDirectory, String member, PinnedPlace place) throws IOException {
    Path directory =
        Files.isDirectory(fileOrDirectory) ? fileOrDirectory : fileOrDirectory.getParent();
    Path file = ModelHead.locate(fileOrDirectory);
    SealedFile head = detached().attach(SealedFile.open(file, options.primitives()), file);
    return open(head, directory, member, place);
  }

  /** A file that is open already, and a model by itself; close or a failure closes its channel. */
  SealedModel open(Path file, FileChannel channel, PinnedPlace place) throws IOException {
    SealedFile head = detached().attach(SealedFile.open(file, channel, options.primitives()), file);
    return open(head, file.getParent(), SealedModel.FILE_ITSELF, place);
  }

  /** A file in memory, which is in no directory. */
  SealedModel open(ByteBuffer sealedFile, String name) throws IOException {
    SealedFile head =
        detached().attach(SealedFile.of(sealedFile, name, options.primitives()), null);
    return open(head, null, SealedModel.FILE_ITSELF, PinnedPlace.MEMORY);
  }

  private DetachedRecipients detached() {
    return DetachedRecipients.of(options);
  }

  /** A file, or a directory, in a store. */
  SealedModel open(URI uri) throws IOException {
    StorePlace place = StorePlace.locate(uri, options);
    SealedFile head =
        detached()
            .attach(
                SealedFile.of(StoredBytes.open(place.store(), place.head()), options.primitives()),
                null);
    MemberFiles members = place.isManifest() ? new StoreFiles(place) : null;
    return openWith(head, members, SealedModel.FILE_ITSELF, PinnedPlace.STORE);
  }

  SealedModel open(SealedFile head, @Nullable Path directory, String member, PinnedPlace place)
      throws IOException {
    return openWith(head, directory == null ? null : new DirectoryFiles(directory), member, place);
  }

  private SealedModel openWith(
      SealedFile head, @Nullable MemberFiles members, String member, PinnedPlace place)
      throws IOException {
    Audited opening = Audited.of(options, "model.open", head);
    if (!member.isEmpty()) {
      opening.with("member", member);
    }
    boolean done = false;
    try {
      SealedModel model = opening.runClosing(notes -> unlock(head, members, place, notes));
      done = true;
      return model;
    } finally {
      if (!done) {
        head.close();
      }
    }
  }

  private SealedModel unlock(
      SealedFile head, @Nullable MemberFiles members, PinnedPlace place, Audited.Notes notes)
      throws IOException {
    ModelHead.require(head, place);
    CipherEngine engine = options.chooseCipherEngine();
    Unlocked unlocked = new Unlocking(options, cache).unlock(head);
    notes.add("kek", unlocked.timings().kek());
    notes.add("cached", unlocked.timings().dekCached() ? "yes" : "no");
    head.recipientsFile().ifPresent(file -> notes.add("recipients-file", file));
    return unlocked(head, unlocked, members, place, engine);
  }

  private SealedModel unlocked(
      SealedFile head,
      Unlocked unlocked,
      @Nullable MemberFiles members,
      PinnedPlace place,
      CipherEngine engine)
      throws IOException {
    boolean done = false;
    try {
      new PinCheck(options.pins()).require(head, unlocked.signed(), place);
      SealedModel opened = new SealedModel(head, unlocked, null, engine, options);
      SealedModel model =
          head.core().kind() == ModelKind.MANIFEST ? opened.withMembers(members) : opened;
      done = true;
      return model;
    } finally {
      if (!done) {
        unlocked.keys().close();
      }
    }
  }
}
