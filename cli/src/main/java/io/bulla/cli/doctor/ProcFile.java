package io.bulla.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Linux says of this process; nothing elsewhere. Stateless. */
final class ProcFile {
  private static final String LIMITS = "/proc/self/limits";

  private ProcFile() {}

  static List<String> lines(String file) throws IOException {
    Path path = Path.of(file);
    return Files.isReadable(path) ? Files.readAllLines(path) : List.of();
  }

  /** The soft limit of a resource as it stands in {@code /proc/self/limits}, or an empty text. */
  static String limit(String name) throws IOException {
    return lines(LIMITS).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip().split("\\s+", 2)[0])
        .findFirst()
        .orElse("");
  }
}
