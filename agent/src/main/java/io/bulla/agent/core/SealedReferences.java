package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Plaintext models that refer to sealed files, which an engine would read as they are. */
final class SealedReferences {
  /** Throws if one of the files that the model refers to is sealed. */
  void refuseSealed(Engine engine, Source source, Map<String, String> options) throws IOException {
    for (Path file : references(engine, source, options)) {
      if (SealedPlace.of(file).isPresent()) {
        throw new RefusedException(
            source.name()
                + ": is not sealed, and its data are in a file that is ("
                + file
                + "): seal the directory that holds both");
      }
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
