package io.bulla.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Models sealed by the bulla command; each is sealed once and shared by all tests: read only. */
public final class Sealed {

  private static final Map<String, Path> SHARED = new ConcurrentHashMap<>();

  private Sealed() {}

  /** The MiniLM directory under this KEK. */
  public static Path minilm(KeySetup keys) {
    return shared(keys, Minilm.plain(), "minilm");
  }

  /** MiniLM's model under this KEK, as a model that is one file. */
  public static Path minilmFile(KeySetup keys) {
    return shared(keys, Minilm.plainModel(), "model.onnx");
  }

  /** A directory of MiniLM's files under this KEK, each of them a model of its own. */
  public static Path minilmFiles(KeySetup keys) {
    return SHARED.computeIfAbsent(keys.configuration() + " files", key -> sealEach(keys));
  }

  private static Path sealEach(KeySetup keys) {
    Path directory = Scratch.directory("files");
    for (String name : List.of("model.onnx", "tokenizer.json")) {
      seal(keys, Minilm.plain().resolve(name), directory.resolve(name));
    }
    return directory;
  }

  private static Path shared(KeySetup keys, Path source, String name) {
    return SHARED.computeIfAbsent(
        keys.configuration() + " " + name, key -> seal(keys, source, name));
  }

  /** Seals a file or a directory anew. */
  public static Path seal(KeySetup keys, Path source, String name) {
    return seal(keys, source, Scratch.directory("sealed").resolve(name));
  }

  private static Path seal(KeySetup keys, Path source, Path target) {
    BullaCommand.run(
            keys, "seal", source, "-o", target, "--kek", keys.kekId(), "--model-id", "it-model")
        .succeeded();
    return target;
  }
}
