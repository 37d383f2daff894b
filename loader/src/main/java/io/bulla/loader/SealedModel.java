package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.format.FirstLine;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.ManifestEntry;
import io.bulla.loader.format.ModelKind;
import io.bulla.loader.keys.DekCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sealed model, open: a file, or a directory with its manifest. One KEK operation opens it,
 * whatever its number of files.
 *
 * <p>What it hands out is authentic: {@link #load} verifies a whole file before anything of it is
 * seen, channels and streams release verified segments only. Failures are {@link
 * SealedModelException}s that name file, problem and what to do; failures of the medium are other
 * {@link IOException}s. Close wipes the keys; plaintext that was handed out has its own close. Safe
 * for several threads.
 */
public final class SealedModel implements AutoCloseable {
  private static final String FILE_ITSELF = "";

  private final SealedFile head;
  private final Unlocked unlocked;
  private final @Nullable DirectoryMembers members;
  private final CipherEngine engine;
  private final LoaderOptions options;

  private SealedModel(
      SealedFile head,
      Unlocked unlocked,
      @Nullable DirectoryMembers members,
      CipherEngine engine,
      LoaderOptions options) {
    this.head = head;
    this.unlocked = unlocked;
    this.members = members;
    this.engine = engine;
    this.options = options;
  }

  /** Whether a file begins as a sealed one does. Nothing else is looked at. */
  public static boolean isSealed(Path file) throws IOException {
    return Files.isRegularFile(file) && SealedFile.hasMagic(file);
  }

  /** Whether what remains in a buffer begins as a sealed file does; moves nothing. */
  public static boolean isSealed(ByteBuffer content) {
    return FirstLine.hasMagic(content);
  }

  /**
   * The model that a file belongs to: the highest directory above it that holds a manifest, else
   * the file itself if it is sealed. Empty if it belongs to none.
   */
  public static Optional<Path> rootOf(Path file) throws IOException {
    Optional<Path> directory = ModelRoots.governing(file);
    return directory.isPresent() || !isSealed(file) ? directory : Optional.of(file);
  }

  /**
   * Opens a sealed file, or a directory with a manifest.
   *
   * @throws SealedModelException if it is not what it should be, or no KEK opens it
   */
  public static SealedModel open(Path fileOrDirectory, LoaderOptions options) throws IOException {
    try (DekCache none = new DekCache(Duration.ZERO)) {
      return open(fileOrDirectory, options, none);
    }
  }

  /**
   * Opens a sealed file that is in memory, and must not change there. Members of a directory model
   * cannot be opened so, since nothing tells where their manifest is.
   *
   * @param name for errors
   */
  public static SealedModel open(ByteBuffer sealedFile, String name, LoaderOptions options)
      throws IOException {
    try (DekCache none = new DekCache(Duration.ZERO)) {
      return open(sealedFile, name, options, none);
    }
  }

  static SealedModel open(Path fileOrDirectory, LoaderOptions options, DekCache cache)
      throws IOException {
    return open(fileOrDirectory, FILE_ITSELF, PinnedPlace.of(fileOrDirectory), options, cache);
  }

  /**
   * @param member the file that it is opened for; empty for all
   * @param place where it is opened, for pins
   */
  static SealedModel open(
      Path fileOrDirectory, String member, PinnedPlace place, LoaderOptions options, DekCache cache)
      throws IOException {
    Path directory =
        Files.isDirectory(fileOrDirectory) ? fileOrDirectory : fileOrDirectory.getParent();
    SealedFile head = SealedFile.open(ModelHead.locate(fileOrDirectory), options.primitives());
    return open(head, directory, member, place, options, cache);
  }

  static SealedModel open(ByteBuffer sealedFile, String name, LoaderOptions options, DekCache cache)
      throws IOException {
    SealedFile head = SealedFile.of(sealedFile, name, options.primitives());
    return open(head, null, FILE_ITSELF, PinnedPlace.MEMORY, options, cache);
  }

  static SealedModel open(
      SealedFile head,
      @Nullable Path directory,
      String member,
      PinnedPlace place,
      LoaderOptions options,
      DekCache cache)
      throws IOException {
    Audited opening = Audited.of(options, "model.open", head);
    if (!member.isEmpty()) {
      opening.with("member", member);
    }
    boolean done = false;
    try {
      SealedModel model =
          opening.runClosing(notes -> unlock(head, directory, place, options, cache, notes));
      done = true;
      return model;
    } finally {
      if (!done) {
        head.close();
      }
    }
  }

  private static SealedModel unlock(
      SealedFile head,
      @Nullable Path directory,
      PinnedPlace place,
      LoaderOptions options,
      DekCache cache,
      Map<String, String> notes)
      throws IOException {
    ModelHead.require(head);
    CipherEngine engine = options.chooseCipherEngine();
    Unlocked unlocked = new Unlocking(options, cache).unlock(head);
    notes.put("kek", unlocked.timings().kek());
    notes.put("cached", unlocked.timings().dekCached() ? "yes" : "no");
    return unlocked(head, unlocked, directory, place, engine, options);
  }

  private static SealedModel unlocked(
      SealedFile head,
      Unlocked unlocked,
      @Nullable Path directory,
      PinnedPlace place,
      CipherEngine engine,
      LoaderOptions options)
      throws IOException {
    boolean done = false;
    try {
      new PinCheck(options.pins()).require(head, unlocked.signed(), place);
      SealedModel opened = new SealedModel(head, unlocked, null, engine, options);
      SealedModel model =
          head.core().kind() == ModelKind.MANIFEST ? opened.withMembers(directory) : opened;
      done = true;
      return model;
    } finally {
      if (!done) {
        unlocked.keys().close();
      }
    }
  }

  private SealedModel withMembers(@Nullable Path directory) throws IOException {
    if (directory == null) {
      throw Refusals.identity(
          head.name(), "is a manifest without its directory", "open the model by its path");
    }
    DirectoryMembers listed =
        new DirectoryMembers(
            directory, head.core(), ManifestReading.read(opening(head, signedRoot())));
    ManifestReading.requireFlag(head, listed.manifest());
    listed.requireAllThere();
    return new SealedModel(head, unlocked, listed, engine, options);
  }

  /** What the authenticated header says. */
  public ModelInfo info() {
    return ModelInfos.of(head, unlocked.slots(), unlocked.active());
  }

  /** Whether a publisher's signature by a trusted key was checked. */
  public boolean isSigned() {
    return unlocked.signed();
  }

  /** The files of the model; for a model that is one file, that one, at the empty path. */
  public List<MemberInfo> members() {
    if (members == null) {
      return List.of(new MemberInfo(FILE_ITSELF, "model", head.plaintextBytes()));
    }
    return members.manifest().entries().stream()
        .map(e -> new MemberInfo(e.path(), e.role().label(), e.plaintextLengthBytes()))
        .toList();
  }

  /**
   * One file of the model, whole and verified, in native memory.
   *
   * @param memberPath path below the model's directory; empty for a model that is one file
   */
  public Plaintext load(String memberPath) throws IOException {
    return told(memberPath, member -> new Plaintext(member.opening().load()));
  }

  /**
   * One file of the model, whole, into the caller's memory, such as a buffer that is used again and
   * again. Until this returns, the buffer holds what is not verified yet: nobody may read it.
   *
   * @param destination a direct buffer with room for the file; its position moves behind it, or,
   *     after a failure, stays, and what was written is wiped. Wiping the plaintext is the caller's
   */
  public void read(String memberPath, ByteBuffer destination) throws IOException {
    told(
        memberPath,
        member -> {
          member.opening().read(destination);
          return destination;
        });
  }

  /**
   * One file of the model, whole and verified, as an anonymous file in memory with a path, for
   * native code that takes nothing else.
   *
   * @param memberPath path below the model's directory; empty for a model that is one file
   * @throws IOException also if this host gives no such file, or {@code loader.memory} is {@code
   *     locked}, which no file's pages can be
   */
  public AnonymousFile anonymousFile(String memberPath) throws IOException {
    return told(
        memberPath,
        member -> {
          PayloadOpening opening = member.opening();
          return new AnonymousFile(opening.loadIntoFile(), opening.file().plaintextBytes());
        });
  }

  /**
   * Random access to one file of the model, by a read-only channel that decrypts what is touched.
   * Its last segment is verified when it opens; where the publisher's signature covers the content
   * ({@code publisher.verify = content}) all of it is read then, and each segment compared later.
   */
  public SeekableByteChannel channel(String memberPath) throws IOException {
    OpenedMember member = member(memberPath);
    boolean done = false;
    try {
      SeekableByteChannel channel = MemberChannel.open(member, member.opening().checkedLeaves());
      done = true;
      return channel;
    } catch (SealedModelException e) {
      throw told(memberPath, e);
    } finally {
      if (!done) {
        member.close();
      }
    }
  }

  /** One file of the model as a stream, which releases verified segments only. */
  public InputStream stream(String memberPath) throws IOException {
    return Channels.newInputStream(channel(memberPath));
  }

  /** Where the time of this opening went, payloads left out. */
  public OpenTimings timings() {
    return unlocked.timings();
  }

  /** The cipher engine, and why it was chosen, for people. */
  public String cipherEngine() {
    return engine.toString();
  }

  /** What is made of one file of the model. */
  interface Loading<T> {
    T of(OpenedMember member) throws IOException;
  }

  /** A file that does not open is told of: that the model was opened is known. */
  <T> T told(String memberPath, Loading<T> loading) throws IOException {
    try (OpenedMember member = member(memberPath)) {
      return loading.of(member);
    } catch (SealedModelException e) {
      throw told(memberPath, e);
    }
  }

  private SealedModelException told(String memberPath, SealedModelException failure) {
    Audited.of(options, "model.load", head).with("member", memberPath).failed(failure);
    return failure;
  }

  /** Whether both recipient slots are whole, authentic, and list nobody but those who count. */
  boolean isSettled() {
    return unlocked
        .slots()
        .hold(unlocked.active().slot().recipients(), head.block(), unlocked.keys());
  }

  OpenedMember member(String memberPath) throws IOException {
    if (members == null) {
      if (!memberPath.isEmpty()) {
        throw Refusals.identity(head.name(), "has no member " + memberPath, "it is one file");
      }
      return new OpenedMember(opening(head, signedRoot()).withLengthKnown(), false);
    }
    ManifestEntry entry = members.entry(memberPath);
    SealedFile file = members.open(entry, head.primitives());
    Optional<Hash32> root = contentChecked() ? Optional.of(entry.contentRoot()) : Optional.empty();
    return new OpenedMember(opening(file, root), true);
  }

  private PayloadOpening opening(SealedFile file, Optional<Hash32> root) {
    return new PayloadOpening(
        file, unlocked.keys(), engine, options.threads(), options.memory(), root);
  }

  private Optional<Hash32> signedRoot() {
    return contentChecked()
        ? Optional.of(head.block().publisher().contentRoot())
        : Optional.empty();
  }

  private boolean contentChecked() {
    return unlocked.signed() && options.publisher().content();
  }

  @Override
  public void close() throws IOException {
    unlocked.keys().close();
    head.close();
  }
}
