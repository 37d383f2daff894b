package io.bulla.loader;

import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.keys.DekCache;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens files of sealed models one at a time by their paths, as engines name them, and keeps each
 * model's DEK for a short time, so that its files cost one KEK operation together.
 *
 * <p>Close wipes the DEKs. Safe for several threads.
 */
public final class SealedModels implements AutoCloseable {
  private static final String FILE_ITSELF = "";

  private final LoaderOptions options;
  private final DekCache cache;

  /** Opens with these options; their {@code dekCacheTtl} is the lifetime of a DEK here. */
  public SealedModels(LoaderOptions options) {
    this.options = options;
    this.cache = new DekCache(options.dekCacheTtl());
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
   * pins of both names hold.
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

  /** What is made of a file of a model. */
  private interface Loading<T> {
    T load(SealedModel model, String memberPath) throws IOException;
  }

  private <T> Optional<T> open(Path file, Path asked, Loading<T> loading) throws IOException {
    PinnedPlace place = PinnedPlace.ofFile(file, asked);
    Optional<Path> directory = ModelRoots.governing(file);
    if (directory.isPresent()) {
      return Optional.of(member(directory.get(), file, place, loading));
    }
    if (!SealedModel.isSealed(file)) {
      return Optional.empty();
    }
    try (SealedModel model = SealedModel.open(file, FILE_ITSELF, place, options, cache)) {
      return Optional.of(loading.load(model, FILE_ITSELF));
    }
  }

  private <T> T member(Path directory, Path file, PinnedPlace place, Loading<T> loading)
      throws IOException {
    if (file.getFileName().toString().equals(FormatLimits.MANIFEST_NAME)) {
      throw Refusals.identity(
          file.toString(), "is the manifest of a sealed model", "open the model's own files");
    }
    String path = ModelRoots.memberPath(directory, file);
    try (SealedModel model = SealedModel.open(directory, path, place, options, cache)) {
      return loading.load(model, path);
    }
  }

  /** Opens a sealed file that is in memory; empty if it is not sealed. */
  public Optional<OpenedFile> open(ByteBuffer content, String name) throws IOException {
    if (!SealedModel.isSealed(content)) {
      return Optional.empty();
    }
    try (SealedModel model = SealedModel.open(content, name, options, cache)) {
      return Optional.of(load(model, FILE_ITSELF));
    }
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
    return new OpenedAnonymousFile(file, model.info(), timings(model, start));
  }

  private static OpenTimings timings(SealedModel model, long start) {
    OpenTimings before = model.timings();
    long decryptNanos = System.nanoTime() - start;
    return new OpenTimings(
        before.headerNanos(), before.kekNanos(), decryptNanos, before.dekCached(), before.kek());
  }

  @Override
  public void close() {
    cache.close();
  }
}
