package io.bulla.cli.bench;

import io.bulla.cli.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the figures are of.
 *
 * @param bulla the version that measures
 * @param date when it began
 * @param processors that this process may use
 * @param cpu their name
 * @param cpuFlags what they can, as the kernel tells it
 * @param memory all of it, as the kernel tells it
 * @param jdk the Java that runs this, and whose it is
 * @param os kernel and version
 * @param loadAverage of the last minute before it began, as the kernel tells it
 */
record Host(
    String bulla,
    Instant date,
    int processors,
    String cpu,
    String cpuFlags,
    String memory,
    String jdk,
    String os,
    String loadAverage) {
  static Host now() throws IOException {
    return new Host(
        Version.built(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        Runtime.getRuntime().availableProcessors(),
        first("/proc/cpuinfo", "model name").orElse(property("os.arch")),
        first("/proc/cpuinfo", "flags")
            .or(() -> first("/proc/cpuinfo", "Features")) // on aarch64
            .orElse("unknown"),
        first("/proc/meminfo", "MemTotal").orElse("unknown"),
        property("java.runtime.version") + ", " + property("java.vendor"),
        property("os.name") + " " + property("os.version"),
        first("/proc/loadavg", "").map(line -> line.split(" ", 2)[0]).orElse("unknown"));
  }

  /** The value of the first line that begins so; other systems have no such file. */
  private static Optional<String> first(String file, String name) {
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException e) {
      return Optional.empty(); // told as unknown
    }
  }

  /** Whether others took so much of it before that figures scatter; false where nobody tells. */
  boolean isBusy() {
    try {
      return Double.parseDouble(loadAverage) > processors;
    } catch (NumberFormatException e) {
      return false; // "unknown" stands in the report
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  @Override
  public String toString() {
    return processors
        + (processors == 1 ? " processor: " : " processors: ")
        + cpu
        + ", JDK "
        + jdk
        + ", "
        + os
        + ", load average "
        + loadAverage
        + ", Bulla "
        + bulla
        + ", "
        + date;
  }
}
