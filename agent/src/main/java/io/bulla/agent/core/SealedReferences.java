package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Plaintext models that refer to sealed files, which an engine would read as they are. */
final class SealedReferences {
  /**
   * Whether one of the files that the model refers to is sealed.
   *
   * @throws RefusedException if that is so, and the model is in memory: in no directory
   */
  boolean hasAny(Engine engine, Source source, Map<String, String> options) throws IOException {
    for (Path file : references(engine, source, options)) {
      if (SealedPlace.of(file).isPresent()) {
        requireFile(source, file);
        return true;
      }
    }
    return false;
  }

  private static void requireFile(Source source, Path data) throws RefusedException {
    if (!(source instanceof Source.OfFile)) {
      throw new RefusedException(
          source.name()
              + ": is not sealed, and its data are in a file that is ("
              + data
              + "): load the model by its path, since bytes are in no directory");
    }
  }

  private static Set<Path> references(Engine engine, Source source, Map<String, String> options)
      throws IOException {
    if (source instanceof Source.OfBytes bytes) {
      return engine.references().ofBytes(bytes.bytes(), options);
    }
    boolean readable =
        source instanceof Source.OfFile path
            && Files.isRegularFile(path.file())
            && Files.isReadable(path.file());
    return readable ? engine.references().ofFile(((Source.OfFile) source).file()) : Set.of();
  }
}
