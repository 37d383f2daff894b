package io.bulla.agent.core;

import io.bulla.agent.hooks.UnfitModelException;
import io.bulla.loader.OpenedAnonymousFile;
import io.bulla.loader.OpenedDirectory;
import io.bulla.loader.OpenedFile;
import io.bulla.loader.Plaintext;
import io.bulla.loader.SealedModel;
import io.bulla.loader.SealedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final AtomicBoolean prepared = new AtomicBoolean();
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
    if (source instanceof Source.OfDirectory directory) {
      return SealedPlace.ofDirectory(directory.directory()).isPresent();
    }
    return source instanceof Source.OfBytes content && SealedModel.isSealed(content.bytes());
  }

  /** Opens a source that {@link #governs} found sealed. */
  OpenedFile open(Source source) throws IOException {
    return opened(source).orElseThrow(() -> sealedNoMore(source));
  }

  /** Opens a file that {@link #governs} found sealed, into an anonymous file. */
  OpenedAnonymousFile openAnonymousFile(Source source) throws IOException {
    if (source instanceof Source.OfFile path) {
      Optional<Path> place = SealedPlace.of(path.file());
      if (place.isPresent()) {
        Optional<OpenedAnonymousFile> opened = models().openAnonymousFile(place.get(), path.file());
        return opened.orElseThrow(() -> sealedNoMore(source));
      }
    } else if (source instanceof Source.OfName name) {
      throw unrepresentable(name);
    }
    throw sealedNoMore(source);
  }

  /** Opens every member below a directory that {@link #governs} found sealed. */
  OpenedDirectory openDirectory(Source.OfDirectory source) throws IOException {
    Optional<Path> place = SealedPlace.ofDirectory(source.directory());
    Optional<OpenedDirectory> opened =
        place.isPresent()
            ? models().openDirectory(place.get(), source.directory())
            : Optional.empty();
    return opened.orElseThrow(() -> sealedNoMore(source));
  }

  /**
   * Begins in the background what takes long before the first sealed file can be opened: libraries
   * and classes, and no key or PIN. A failure is met again, and told, by whoever opens a file. With
   * one processor there is no background, and an application without sealed files would wait.
   */
  void prepare() {
    if (Runtime.getRuntime().availableProcessors() > 1 && prepared.compareAndSet(false, true)) {
      Background.start("bulla-prepare", this::makeModels);
    }
  }

  private void makeModels() {
    try {
      if (composition.isLight()) {
        Isolation.run(this::preparedModels);
      }
      FirstOpenClasses.load();
    } catch (IOException e) {
      return; // as in a process that has no configuration: told to whoever opens a file
    }
  }

  private SealedModels preparedModels() throws IOException {
    SealedModels made = models();
    made.prepare();
    return made;
  }

  static RefusedException sealedNoMore(Source source) {
    return new RefusedException(
        source.name() + ": was sealed a moment ago and is not now: nothing is loaded");
  }

  private static RefusedException unrepresentable(Source.OfName name) {
    return new RefusedException(
        name.name()
            + ": stands in the directory of a sealed model, under a name that this JVM cannot"
            + " represent: start it with LC_ALL=C.UTF-8, or rename the file");
  }

  private Optional<OpenedFile> opened(Source source) throws IOException {
    if (source instanceof Source.OfFile path) {
      Optional<Path> place = SealedPlace.of(path.file());
      return place.isPresent() ? models().open(place.get(), path.file()) : Optional.empty();
    }
    if (source instanceof Source.OfName name) {
      throw unrepresentable(name);
    }
    return models().open(((Source.OfBytes) source).bytes(), source.name());
  }

  /**
   * Opens another member of the directory model that a source is of.
   *
   * @throws UnfitModelException if the source is of no such model, or the location leads elsewhere
   */
  OpenedFile openBeside(Source source, String location) throws IOException {
    if (!(source instanceof Source.OfFile path)) {
      throw new UnfitModelException(
          "its data are in other files, and nothing tells where bytes come from: load it by path");
    }
    Path model = SealedPlace.of(path.file()).orElse(path.file());
    Path file = BesideModel.resolve(model, location);
    return models()
        .open(file)
        .orElseThrow(() -> new RefusedException(file + ": is gone since the model was opened"));
  }

  /** Memory for plaintext that is made of opened files. */
  Plaintext memory(long lengthBytes) throws IOException {
    return models().memory(lengthBytes);
  }

  /** Opens files wherever they are; what it takes is made with the first call. */
  synchronized SealedModels models() throws IOException {
    if (models == null) {
      SealedModels made = composition.sealedModels();
      Runtime.getRuntime().addShutdownHook(new Thread(null, made::close, "bulla-wipe", 0, false));
      models = made;
    }
    return models;
  }
}
