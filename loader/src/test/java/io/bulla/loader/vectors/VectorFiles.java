package io.bulla.loader.vectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** docs/format-vectors: one file a scenario. */
final class VectorFiles {
  private static final String ENDING = ".vector";

  private VectorFiles() {}

  static Path directory() {
    Path root = Path.of(System.getProperty("bulla.root", ".."));
    return root.resolve("docs").resolve("format-vectors");
  }

  static Map<String, FormatVector> read() throws IOException {
    Map<String, FormatVector> vectors = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory())) {
      for (Path file : files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
        FormatVector vector = FormatVector.decode(Files.readString(file));
        if (!file.getFileName().toString().equals(vector.name() + ENDING)) {
          throw new IOException(file + " holds the vector " + vector.name());
        }
        vectors.put(vector.name(), vector);
      }
    }
    return vectors;
  }

  /** Writes what is not there so already: one content has several encodings by gzip. */
  static void write(Map<String, FormatVector> vectors) throws IOException {
    Map<String, FormatVector> present = read();
    for (FormatVector vector : vectors.values()) {
      FormatVector old = present.remove(vector.name());
      if (old == null || !old.hasSameContentAs(vector)) {
        Files.writeString(directory().resolve(vector.name() + ENDING), vector.encode());
      }
    }
    for (String stale : present.keySet()) {
      Files.delete(directory().resolve(stale + ENDING));
    }
  }
}
