package io.bulla.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Versions of ONNX Runtime: some in every build, the others where all tests run. */
final class OrtVersions {
  private static final String LINE = "onnxruntime-";
  private static final Set<String> USUAL = Set.of("1.20.0", "1.21.1", "1.29.0");

  private OrtVersions() {}

  /** The oldest, DJL's, and the newest. */
  static Stream<String> usual() {
    return USUAL.stream().sorted();
  }

  /** What else the build resolved, which is what is called tested (TestedVersionsTest). */
  static Stream<String> others() throws IOException {
    Path engines = Path.of(System.getProperty("bulla.engines"));
    try (Stream<Path> lines = Files.list(engines)) {
      List<String> versions =
          lines
              .map(line -> line.getFileName().toString())
              .filter(name -> name.startsWith(LINE))
              .map(name -> name.substring(LINE.length()))
              .filter(version -> !USUAL.contains(version))
              .sorted()
              .toList();
      return versions.stream();
    }
  }
}
