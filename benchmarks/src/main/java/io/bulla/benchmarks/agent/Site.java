package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.KekPlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What one run measures with, each made when it is first needed. Not safe for threads. */
final class Site {

  private final CostOptions options;
  private final Path directory;
  private final Distribution distribution;
  private final Engines engines;
  private final Map<String, Keys> keys = new HashMap<>();
  private final Map<String, Path> sealed = new HashMap<>();
  private @Nullable Path minilm;
  private @Nullable Path minilmDirectory;

  Site(CostOptions options, Path directory) throws IOException {
    this.options = options;
    this.directory = directory.toRealPath();
    this.distribution =
        options.distribution().isPresent()
            ? new Distribution(options.distribution().get())
            : Distribution.built();
    this.engines = new Engines(options.engines());
  }

  CostOptions options() {
    return options;
  }

  Distribution distribution() {
    return distribution;
  }

  List<String> onnxRuntimes() throws IOException {
    return options.onnxRuntimes().isEmpty() ? engines.onnxRuntimes() : options.onnxRuntimes();
  }

  /** Where KEKs are to be, of what this host has. */
  List<String> places() {
    return options.keks().stream().filter(KekPlace::isHere).toList();
  }

  List<String> djls() throws IOException {
    return engines.djls();
  }

  List<Path> djl(String version) throws IOException {
    return engines.djl(version);
  }

  List<Path> onnxRuntime(String version) throws IOException {
    return engines.onnxRuntime(version);
  }

  /** An empty directory. */
  Path scratch(String prefix) throws IOException {
    return Files.createTempDirectory(directory, prefix);
  }

  /** Where DJL unpacks what it needs. */
  Path djlCache() {
    return directory.resolve("djl-cache");
  }

  Keys keys(String place) throws IOException {
    Keys made = keys.get(place);
    if (made == null) {
      made = Keys.create(place, scratch(place), distribution);
      keys.put(place, made);
    }
    return made;
  }

  /** The model alone, in plaintext. */
  Path minilm() throws IOException {
    Path made = minilm;
    if (made == null) {
      made = scratch("minilm").resolve("model.onnx");
      copy("all-minilm-l6-v2.onnx", made);
      minilm = made;
    }
    return made;
  }

  /** The model with its tokenizer, in plaintext. */
  Path minilmDirectory() throws IOException {
    Path made = minilmDirectory;
    if (made == null) {
      made = Files.createDirectory(scratch("minilm").resolve("minilm"));
      copy("all-minilm-l6-v2.onnx", made.resolve("model.onnx"));
      copy("all-minilm-l6-v2-tokenizer.json", made.resolve("tokenizer.json"));
      minilmDirectory = made;
    }
    return made;
  }

  private void copy(String entry, Path file) throws IOException {
    try (ZipFile zip = new ZipFile(engines.minilm().toFile());
        InputStream content = zip.getInputStream(zip.getEntry(entry))) {
      Files.copy(content, file);
    }
  }

  /** A file or a directory under the KEK of this place, sealed once. */
  Path sealed(Path plain, String place) throws IOException {
    String key = plain + " " + place;
    Path made = sealed.get(key);
    if (made == null) {
      made = scratch("sealed").resolve(plain.getFileName());
      Keys with = keys(place);
      distribution.run(
          with, "seal", plain, "-o", made, "--kek", Keys.KEK_ID, "--model-id", "measured");
      sealed.put(key, made);
    }
    return made;
  }

  /** The twins that load a model: {@code file} is the model itself, below {@code root}. */
  Twins twins(String version, String place, String form, Path root, String file)
      throws IOException {
    Twin plain = new Twin(this, version).running(form, root.resolve(file));
    Twin agent = new Twin(this, version).running(form, sealed(root, place).resolve(file));
    return new Twins(plain, agent.under(keys(place)));
  }
}
