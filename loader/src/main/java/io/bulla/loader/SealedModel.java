package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.format.FirstLine;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.ManifestEntry;
import io.bulla.loader.keys.DekCache;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
  static final String FILE_ITSELF = "";

  private static final int LEAST_RANGES_AT_ONCE = 8;

  private final SealedFile head;
  private final Unlocked unlocked;
  private final @Nullable DirectoryMembers members;
  private final CipherEngine engine;
  private final LoaderOptions options;
  private final MemberFailures failures;

  SealedModel(
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
    this.failures = new MemberFailures(options, head);
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
      return new ModelOpening(options, none).open(fileOrDirectory, FILE_ITSELF);
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
      return new ModelOpening(options, none).open(sealedFile, name);
    }
  }

  /**
   * Opens a sealed object, or a directory model by the beginning of its objects' URIs, such as
   * {@code s3://bucket/models/m.onnx} or {@code s3://bucket/models/m/}; also {@code file:}. It is
   * read by ranges, several at once, straight into memory, and never put on a disk. An object that
   * changes meanwhile fails to be read. Of detached recipients files only those in {@code
   * recipientsDirectory} count; no pin holds for it, so that {@code denyUnpinned} refuses it.
   *
   * @throws SealedModelException if it is not what it should be, or no KEK opens it
   * @throws io.bulla.loader.store.StoreException if the store does not give it
   */
  public static SealedModel open(URI uri, LoaderOptions options) throws IOException {
    if ("file".equalsIgnoreCase(uri.getScheme())) {
      return open(Path.of(uri), options);
    }
    try (DekCache none = new DekCache(Duration.ZERO)) {
      return new ModelOpening(options, none).open(uri);
    }
  }

  /** The same model with the members that its manifest lists, which are beside it. */
  SealedModel withMembers(@Nullable MemberFiles files) throws IOException {
    if (files == null) {
      throw Refusals.identity(
          head.name(), "is a manifest without its directory", "open the model by its path");
    }
    DirectoryMembers listed =
        new DirectoryMembers(files, head.core(), ManifestReading.read(opening(head, signedRoot())));
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
      SeekableByteChannel channel =
          MemberChannel.open(
              member,
              member.opening().checkedLeaves(),
              failure -> failures.unread(memberPath, failure));
      done = true;
      return channel;
    } catch (SealedModelException e) {
      throw failures.unopened(memberPath, e);
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
      throw failures.unopened(memberPath, e);
    }
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
    return new PayloadOpening(file, unlocked.keys(), engine, threads(file), options.memory(), root);
  }

  /** A range of an object is on its way for longer than it is decrypted. */
  private int threads(SealedFile file) {
    boolean remote = file.bytes().isRemote();
    return remote ? Math.max(options.threads(), LEAST_RANGES_AT_ONCE) : options.threads();
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
