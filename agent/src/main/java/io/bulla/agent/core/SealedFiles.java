package io.bulla.agent.core;

import io.bulla.loader.OpenedFile;
import io.bulla.loader.SealedModel;
import io.bulla.loader.SealedModels;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The loader as the agent uses it. Thread-safe.
 *
 * <p>Whether a source is sealed is seen from its first bytes and from the directories above it;
 * keys and everything they need come with the first one that is.
 */
final class SealedFiles {
  private final Composition composition;
  private @Nullable SealedModels models;

  SealedFiles(Composition composition) {
    this.composition = composition;
  }

  /** Whether the source is sealed, or stands where only a sealed file may. */
  boolean governs(Source source) throws IOException {
    if (source instanceof Source.OfFile path) {
      return governs(path);
    }
    return SealedModel.isSealed(((Source.OfBytes) source).bytes());
  }

  private static boolean governs(Source.OfFile source) throws IOException {
    try {
      return SealedModel.rootOf(source.file()).isPresent();
    } catch (NoSuchFileException | AccessDeniedException e) {
      return false; // the engine cannot read it either, and says so itself
    }
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
      return models().open(path.file());
    }
    return models().open(((Source.OfBytes) source).bytes(), source.name());
  }

  private synchronized SealedModels models() throws IOException {
    if (models == null) {
      SealedModels made = composition.sealedModels();
      Runtime.getRuntime().addShutdownHook(new Thread(made::close, "bulla-wipe"));
      models = made;
    }
    return models;
  }
}
