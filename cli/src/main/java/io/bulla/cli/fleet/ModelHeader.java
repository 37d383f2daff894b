package io.bulla.cli.fleet;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelFormatException;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.loader.SealedModel;
import io.bulla.loader.format.FormatLimits;
import java.io.IOException;
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
    return place instanceof LocalPlace local ? new LocalPlace(model(local.path())) : place;
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
