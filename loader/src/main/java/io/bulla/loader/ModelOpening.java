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
import java.util.List;
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
    return open(SealedFile.open(file, options.primitives()), file, directory, member, place);
  }

  /** A file that is open already, and a model by itself; close or a failure closes its channel. */
  SealedModel open(Path file, FileChannel channel, PinnedPlace place) throws IOException {
    SealedFile head = SealedFile.open(file, channel, options.primitives());
    return open(head, file, file.getParent(), SealedModel.FILE_ITSELF, place);
  }

  /** A file in memory, which is in no directory. */
  SealedModel open(ByteBuffer sealedFile, String name) throws IOException {
    SealedFile head = SealedFile.of(sealedFile, name, options.primitives());
    return open(head, null, SealedModel.FILE_ITSELF, PinnedPlace.MEMORY);
  }

  /** A file that has no recipients beside it. */
  SealedModel open(SealedFile head, @Nullable Path directory, String member, PinnedPlace place)
      throws IOException {
    return open(head, null, directory, member, place);
  }

  /** A file, or a directory, in a store: nothing stands beside an object. */
  SealedModel open(URI uri) throws IOException {
    StorePlace place = StorePlace.locate(uri, options);
    SealedFile head =
        SealedFile.of(StoredBytes.open(place.store(), place.head()), options.primitives());
    MemberFiles members = place.isManifest() ? new StoreFiles(place) : null;
    return openWith(head, null, members, SealedModel.FILE_ITSELF, PinnedPlace.STORE);
  }

  private SealedModel open(
      SealedFile head,
      @Nullable Path path,
      @Nullable Path directory,
      String member,
      PinnedPlace place)
      throws IOException {
    MemberFiles members = directory == null ? null : new DirectoryFiles(directory);
    return openWith(head, path, members, member, place);
  }

  private SealedModel openWith(
      SealedFile head,
      @Nullable Path path,
      @Nullable MemberFiles members,
      String member,
      PinnedPlace place)
      throws IOException {
    Audited opening = Audited.of(options, "model.open", head);
    if (!member.isEmpty()) {
      opening.with("member", member);
    }
    boolean done = false;
    try {
      List<Path> names = ModelHead.names(head, path, place);
      SealedModel model = opening.runClosing(notes -> attached(head, names, members, place, notes));
      done = true;
      return model;
    } finally {
      if (!done) {
        head.close();
      }
    }
  }

  private SealedModel attached(
      SealedFile head,
      List<Path> names,
      @Nullable MemberFiles members,
      PinnedPlace place,
      Audited.Notes notes)
      throws IOException {
    ModelHead.require(head, place);
    SealedFile whole = DetachedRecipients.of(options).attach(head, names);
    whole.recipientsFile().ifPresent(file -> notes.add("recipients-file", file));
    boolean done = false;
    try {
      SealedModel model = unlock(whole, members, place, notes);
      done = true;
      return model;
    } finally {
      if (!done) {
        whole.close();
      }
    }
  }

  private SealedModel unlock(
      SealedFile head, @Nullable MemberFiles members, PinnedPlace place, Audited.Notes notes)
      throws IOException {
    CipherEngine engine = options.chooseCipherEngine();
    Unlocked unlocked = new Unlocking(options, cache).unlock(head);
    notes.add("kek", unlocked.timings().kek());
    notes.add("cached", unlocked.timings().dekCached() ? "yes" : "no");
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
