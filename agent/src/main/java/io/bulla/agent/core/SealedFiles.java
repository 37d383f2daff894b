package io.bulla.agent.core;

import io.bulla.loader.OpenedFile;
import io.bulla.loader.SealedModel;
import io.bulla.loader.SealedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loader as the agent uses it. Thread-safe.
 *
 * <p>Whether a source is sealed is seen from its first bytes and from the directories above it;
 * keys and everything they need come with the first one that is.
 */
final class SealedFiles {
  private static final String ANY_FILE = "file";

  private final Composition composition;
  private @Nullable SealedModels models;

  SealedFiles(Composition composition) {
    this.composition = composition;
  }

  /** Whether the source is sealed, or stands where only a sealed file may. */
  boolean governs(Source source) throws IOException {
    if (source instanceof Source.OfFile path) {
      return SealedPlace.of(path.file()).isPresent();
    }
    if (source instanceof Source.OfName name) {
      return SealedPlace.isInDirectory(name.directory().resolve(ANY_FILE));
    }
    return SealedModel.isSealed(((Source.OfBytes) source).bytes());
  }

  /** Opens a source that {@link #governs} found sealed. */
  OpenedFile open(Source source) throws IOException {
    return opened(source)
        .orElseThrow(
            () ->
                new RefusedException(
                    source.name() + ": was sealed a moment ago and is not now: nothing is loaded"));
  }

  private Optional<OpenedFile> opened(Source source) throws IOException {
    if (source instanceof Source.OfFile path) {
      Optional<Path> place = SealedPlace.of(path.file());
      return place.isPresent() ? models().open(place.get(), path.file()) : Optional.empty();
    }
    if (source instanceof Source.OfName name) {
      throw new RefusedException(
          name.name()
              + ": stands in the directory of a sealed model, under a name that this JVM cannot"
              + " represent: start it with LC_ALL=C.UTF-8, or rename the file");
    }
    return models().open(((Source.OfBytes) source).bytes(), source.name());
  }

  private synchronized SealedModels models() throws IOException {
    if (models == null) {
      SealedModels made = composition.sealedModels();
      Runtime.getRuntime().addShutdownHook(new Thread(null, made::close, "bulla-wipe", 0, false));
      models = made;
    }
    return models;
  }
}
