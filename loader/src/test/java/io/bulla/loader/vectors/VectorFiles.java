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

  static void write(Map<String, FormatVector> vectors) throws IOException {
    Files.createDirectories(directory());
    for (FormatVector vector : vectors.values()) {
      Files.writeString(directory().resolve(vector.name() + ENDING), vector.encode());
    }
  }
}
