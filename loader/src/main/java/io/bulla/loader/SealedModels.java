package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.keys.DekCache;
import io.bulla.loader.memory.NativeMemory;
import io.bulla.loader.memory.NativeRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Opens files of sealed models one at a time by their paths, as engines name them, and keeps each
 * model's DEK for a short time, so that its files cost one KEK operation together.
 *
 * <p>Close wipes the DEKs. Safe for several threads.
 */
public final class SealedModels implements AutoCloseable {
  private final ModelOpening opening;

  /** Opens with these options; their {@code dekCacheTtl} is the lifetime of a DEK here. */
  public SealedModels(LoaderOptions options) {
    this.opening = new ModelOpening(options, new DekCache(options.dekCacheTtl()));
  }

  /**
   * Does in the caller's thread what the first opening takes longest for and every one would do
   * alike: chooses the cipher engine, derives keys from zeros, allocates native memory. Opens
   * nothing and asks no KEK.
   *
   * @throws IllegalArgumentException if the named cipher engine does not work on this host
   */
  public void prepare() throws IOException {
    CipherEngine unused = opening.options().chooseCipherEngine();
    memory(1).close();
    try (SecretBytes zeros = SecretBytes.takeOver(new byte[ModelKeys.DEK_BYTES])) {
      ModelKeys.derive(opening.options().primitives(), zeros, new byte[16]).close();
    }
  }

  /**
   * Opens a file if it is sealed or stands in the directory of a sealed model. Empty if neither, so
   * that it may be read as it is.
   *
   * @throws ModelIdentityException if it stands in a sealed model's directory and is no member of
   *     it, or a plaintext file in the place of a member
   * @throws SealedModelException if it is sealed and does not open
   */
  public Optional<OpenedFile> open(Path file) throws IOException {
    return open(file, file);
  }

  /**
   * The same for a caller that was asked for the file by another name, such as a link to it: the
   * pins of both names hold, and a detached recipients file beside the name that was asked for goes
   * first.
   *
   * @param asked the name by which the file was asked for
   */
  public Optional<OpenedFile> open(Path file, Path asked) throws IOException {
    return open(file, asked, SealedModels::load);
  }

  /**
   * The same as an anonymous file, for native code that takes a path.
   *
   * @throws IOException also if this host gives no such file, see {@link SealedModel#anonymousFile}
   */
  public Optional<OpenedAnonymousFile> openAnonymousFile(Path file) throws IOException {
    return openAnonymousFile(file, file);
  }

  /** The same under the pins of another name too, see {@link #open(Path, Path)}. */
  public Optional<OpenedAnonymousFile> openAnonymousFile(Path file, Path asked) throws IOException {
    return open(file, asked, SealedModels::loadIntoFile);
  }

  /**
   * Every member below a directory of a sealed model, as anonymous files by their paths below it,
   * for native code that takes a directory. Empty if the directory is none of a sealed model.
   *
   * @throws ModelIdentityException if the model has no member below it
   * @throws IOException also if this host gives no such files, see {@link
   *     SealedModel#anonymousFile}
   */
  public Optional<OpenedDirectory> openDirectory(Path directory) throws IOException {
    return openDirectory(directory, directory);
  }

  /** The same under the pins of another name too, see {@link #open(Path, Path)}. */
  public Optional<OpenedDirectory> openDirectory(Path directory, Path asked) throws IOException {
    Optional<Path> root = ModelRoots.governing(directory.resolve(FormatLimits.MANIFEST_NAME));
    if (root.isEmpty()) {
      return Optional.empty();
    }
    PinnedPlace place = PinnedPlace.ofDirectory(directory, asked);
    try (SealedModel model = opening.open(root.get(), SealedModel.FILE_ITSELF, place)) {
      return Optional.of(loadBelow(model, root.get(), directory));
    }
  }

  private static OpenedDirectory loadBelow(SealedModel model, Path root, Path directory)
      throws IOException {
    long start = System.nanoTime();
    String prefix = ModelRoots.prefixBelow(root, directory);
    Map<String, AnonymousFile> files = new LinkedHashMap<>();
    boolean done = false;
    try {
      for (MemberInfo member : model.members()) {
        if (member.path().startsWith(prefix)) {
          String below = member.path().substring(prefix.length());
          files.put(below, model.anonymousFile(member.path()));
        }
      }
      OpenedDirectory opened =
          new OpenedDirectory(files, model.info(), timings(model, start), model.cipherEngine());
      if (files.isEmpty()) {
        throw Refusals.identity(
            directory.toString(), "has no member of the model in " + root, "name another one");
      }
      done = true;
      return opened;
    } finally {
      if (!done) {
        OpenedDirectory.closeAll(files.values());
      }
    }
  }

  /** What is made of a file of a model. */
  private interface Loading<T> {
    T load(SealedModel model, String memberPath) throws IOException;
  }

  private <T> Optional<T> open(Path file, Path asked, Loading<T> loading) throws IOException {
    PinnedPlace place = PinnedPlace.ofFile(asked, file);
    Optional<Path> directory = ModelRoots.governing(file);
    if (directory.isPresent()) {
      return Optional.of(member(directory.get(), file, place, loading));
    }
    if (!SealedModel.isSealed(file)) {
      return Optional.empty();
    }
    try (SealedModel model = opening.open(file, SealedModel.FILE_ITSELF, place)) {
      return Optional.of(loading.load(model, SealedModel.FILE_ITSELF));
    }
  }

  private <T> T member(Path directory, Path file, PinnedPlace place, Loading<T> loading)
      throws IOException {
    if (file.getFileName().toString().equals(FormatLimits.MANIFEST_NAME)) {
      throw Refusals.identity(
          file.toString(), "is the manifest of a sealed model", "open the model's own files");
    }
    String path = ModelRoots.memberPath(directory, file);
    try (SealedModel model = opening.open(directory, path, place)) {
      return loading.load(model, path);
    }
  }

  /**
   * Opens a sealed file of which the caller has a descriptor, so that nobody can put another file
   * in its place after the caller has looked at where it is. Empty if it is not sealed; the channel
   * then stays open, and is closed otherwise. Members of a directory model are refused.
   *
   * @param file where it is, without links
   * @param asked the name by which the file was asked for, whose pins hold too, and whose detached
   *     recipients file goes first
   * @param channel reads the file
   */
  public Optional<OpenedFile> open(Path file, Path asked, FileChannel channel) throws IOException {
    if (!isSealed(file, channel)) {
      return Optional.empty();
    }
    try (SealedModel model = opening.open(file, channel, PinnedPlace.ofFile(asked, file))) {
      return Optional.of(load(model, SealedModel.FILE_ITSELF));
    }
  }

  private static boolean isSealed(Path file, FileChannel channel) throws IOException {
    try {
      return SealedFile.hasMagic(file, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Opens a sealed file that is in memory; empty if it is not sealed. */
  public Optional<OpenedFile> open(ByteBuffer content, String name) throws IOException {
    if (!SealedModel.isSealed(content)) {
      return Optional.empty();
    }
    try (SealedModel model = opening.open(content, name)) {
      return Optional.of(load(model, SealedModel.FILE_ITSELF));
    }
  }

  /**
   * Memory of zeros for plaintext that is made of opened files: protected as they are, wiped when
   * it is closed, to be written through {@link Plaintext#buffer()}.
   *
   * @throws IOException if there is no memory, or it cannot be protected as the options demand
   */
  public Plaintext memory(long lengthBytes) throws IOException {
    return new Plaintext(
        NativeRegion.allocate(NativeMemory.ofHost(), lengthBytes, opening.options().memory()));
  }

  private static OpenedFile load(SealedModel model, String path) throws IOException {
    long start = System.nanoTime();
    Plaintext plaintext = model.load(path);
    return new OpenedFile(plaintext, model.info(), timings(model, start), model.cipherEngine());
  }

  private static OpenedAnonymousFile loadIntoFile(SealedModel model, String path)
      throws IOException {
    long start = System.nanoTime();
    AnonymousFile file = model.anonymousFile(path);
    return new OpenedAnonymousFile(file, model.info(), timings(model, start), model.cipherEngine());
  }

  private static OpenTimings timings(SealedModel model, long start) {
    OpenTimings before = model.timings();
    long decryptNanos = System.nanoTime() - start;
    return new OpenTimings(
        before.headerNanos(), before.kekNanos(), decryptNanos, before.dekCached(), before.kek());
  }

  @Override
  public void close() {
    opening.cache().close();
  }
}
