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
    Optional<Path> directory = ModelRoots.governing(file);
    if (directory.isPresent()) {
      return Optional.of(member(directory.get(), file));
    }
    if (!SealedModel.isSealed(file)) {
      return Optional.empty();
    }
    return Optional.of(load(SealedModel.open(file, options, cache), FILE_ITSELF));
  }

  private OpenedFile member(Path directory, Path file) throws IOException {
    if (file.getFileName().toString().equals(FormatLimits.MANIFEST_NAME)) {
      throw Refusals.identity(
          file.toString(), "is the manifest of a sealed model", "open the model's own files");
    }
    String path = ModelRoots.memberPath(directory, file);
    return load(SealedModel.open(directory, options, cache), path);
  }

  /** Opens a sealed file that is in memory; empty if it is not sealed. */
  public Optional<OpenedFile> open(ByteBuffer content, String name) throws IOException {
    if (!SealedModel.isSealed(content)) {
      return Optional.empty();
    }
    return Optional.of(load(SealedModel.open(content, name, options, cache), FILE_ITSELF));
  }

  private static OpenedFile load(SealedModel model, String path) throws IOException {
    try (model) {
      long start = System.nanoTime();
      Plaintext plaintext = model.load(path);
      OpenTimings before = model.timings();
      OpenTimings timings =
          new OpenTimings(
              before.headerNanos(),
              before.kekNanos(),
              System.nanoTime() - start,
              before.dekCached());
      return new OpenedFile(plaintext, model.info(), timings);
    }
  }

  @Override
  public void close() {
    cache.close();
  }
}
