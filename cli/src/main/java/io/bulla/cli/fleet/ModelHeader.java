package io.bulla.cli.fleet;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelFormatException;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.loader.SealedModel;
import io.bulla.loader.format.FirstLine;
import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.store.ModelStore;
import io.bulla.loader.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a file says that begins as a sealed one, read without a key; so nothing of it is
 * authenticated. Immutable.
 *
 * @param place the file; of a directory model its manifest
 * @param info with the recipients that count
 * @param own the same with the file's own recipients, where detached ones count
 */
public record ModelHeader(ModelPlace place, ModelInfo info, ModelInfo own) {
  /** Reads it; empty if it is not sealed. */
  static Optional<ModelHeader> read(Path file, LoaderOptions options) throws IOException {
    try {
      ModelInfo info = ModelInspector.inspect(file, options);
      boolean detached = !info.kind().equals("recipients") && info.recipientsFile().isPresent();
      ModelInfo own = detached ? ModelInspector.inspectOwnRecipients(file) : info;
      return Optional.of(new ModelHeader(new LocalPlace(file), info, own));
    } catch (ModelFormatException e) {
      if (SealedModel.isSealed(file)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Reads that of an object in a store; empty if it is not sealed. */
  static Optional<ModelHeader> read(StoredObject object, LoaderOptions options) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(FirstLine.magicLengthBytes());
    ModelStore store = options.stores().of(object.uri());
    while (start.hasRemaining() && store.read(object, start.position(), start) > 0) {
      // once more: it may give less than there is
    }
    return SealedModel.isSealed(start.flip())
        ? Optional.of(stored(object.uri(), options))
        : Optional.empty();
  }

  private static ModelHeader stored(URI uri, LoaderOptions options) throws IOException {
    ModelInfo info = ModelInspector.inspect(uri, options);
    return new ModelHeader(new StorePlace(uri), info, info);
  }

  /** That of a model that a command line names. */
  public static ModelHeader of(ModelPlace place, LoaderOptions options) throws IOException {
    if (place instanceof StorePlace stored) {
      return stored(stored.uri(), options);
    }
    Path path = ((LocalPlace) place).path();
    ModelInfo info = ModelInspector.inspect(path, options);
    return new ModelHeader(place, info, ModelInspector.inspectOwnRecipients(path));
  }

  /** Whether it is a model; otherwise a member of one, or recipients. */
  public boolean isModel() {
    return info.kind().equals("file") || info.kind().equals("manifest");
  }

  /** Whether it is a detached recipients file. */
  public boolean isRecipients() {
    return info.kind().equals("recipients");
  }

  /** By what commands take the model: of a directory model, the directory. */
  public ModelPlace model() {
    return place instanceof LocalPlace local
        ? new LocalPlace(model(local.path()))
        : ((StorePlace) place).model();
  }

  private static Path model(Path file) {
    Path directory = file.getParent();
    return file.endsWith(FormatLimits.MANIFEST_NAME) && directory != null ? directory : file;
  }

  /** The slots that count, and those of the model itself. */
  public Stream<ModelInfo.SlotInfo> slots() {
    return info.equals(own)
        ? info.slots().stream()
        : Stream.concat(info.slots().stream(), own.slots().stream());
  }
}
