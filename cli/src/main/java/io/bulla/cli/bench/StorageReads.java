package io.bulla.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has made the kernel fetch from storage, as Linux counts it. Stateless. */
final class StorageReads {
  private static final Path COUNTERS = Path.of("/proc/self/io");
  private static final String NAME = "read_bytes: ";

  private StorageReads() {}

  /**
   * Bytes since the process began.
   *
   * @throws NotMeasurableException if this host does not tell
   */
  static long bytes() throws NotMeasurableException {
    try {
      return Files.readAllLines(COUNTERS).stream()
          .filter(line -> line.startsWith(NAME))
          .mapToLong(line -> Long.parseLong(line.substring(NAME.length()).strip()))
          .findFirst()
          .orElseThrow(() -> unknown("no " + NAME.strip()));
    } catch (IOException e) {
      throw unknown(String.valueOf(e.getMessage()));
    }
  }

  private static NotMeasurableException unknown(String why) {
    return new NotMeasurableException(
        "this host does not tell what came from storage (" + COUNTERS + ": " + why + ")");
  }
}
