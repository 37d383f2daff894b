package io.bulla.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Machine, JDK and commit, without which a figure says nothing. */
public final class Circumstances {
  private static final List<String> TELLING =
      List.of("aes", "vaes", "vpclmulqdq", "avx2", "avx512f");

  private Circumstances() {}

  /** A line for each, as they are now. */
  public static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("commit " + commit() + ", " + LocalDate.now(ZoneOffset.UTC));
    lines.add("JDK " + property("java.runtime.version") + ", " + property("java.vendor"));
    lines.add(
        Runtime.getRuntime().availableProcessors()
            + " processors: "
            + first("/proc/cpuinfo", "model name").orElse(property("os.arch"))
            + cpuFeatures());
    lines.add("memory " + first("/proc/meminfo", "MemTotal").orElse("of unknown size"));
    lines.add(property("os.name") + " " + property("os.version"));
    lines.add("memory is " + fileSystem(Place.MEMORY) + ", disk is " + fileSystem(disk()));
    lines.add(
        String.format(
            Locale.ROOT,
            "load average before the run %.2f",
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    return List.copyOf(lines);
  }

  /** The same for programs, with all features of the processor. */
  public static Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("commit", commit());
    facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    facts.put("jdk", property("java.runtime.version") + ", " + property("java.vendor"));
    facts.put("processors", Runtime.getRuntime().availableProcessors());
    facts.put("cpu", first("/proc/cpuinfo", "model name").orElse(property("os.arch")));
    facts.put("cpuFlags", first("/proc/cpuinfo", "flags").orElse("unknown"));
    facts.put("memory", first("/proc/meminfo", "MemTotal").orElse("unknown"));
    facts.put("os", property("os.name") + " " + property("os.version"));
    facts.put("fileSystemOfMemory", fileSystem(Place.MEMORY));
    facts.put("fileSystemOfDisk", fileSystem(disk()));
    facts.put(
        "loadAverageBefore", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    return facts;
  }

  private static Path disk() {
    return Path.of(property("java.io.tmpdir"));
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  private static String cpuFeatures() {
    List<String> all = List.of(first("/proc/cpuinfo", "flags").orElse("").split(" "));
    List<String> here = TELLING.stream().filter(all::contains).toList();
    return here.isEmpty() ? "" : " (" + String.join(", ", here) + ")";
  }

  /** The value of a line {@code name: value} in a file of Linux. */
  private static Optional<String> first(String file, String name) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // another system: the caller says so
    }
  }

  private static String fileSystem(Path directory) {
    try {
      return Files.getFileStore(directory).type();
    } catch (IOException e) {
      return "not there";
    }
  }

  /** Of the checkout that this runs in, with a mark where it has changes. */
  private static String commit() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--match=").start();
      String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return git.waitFor() == 0 ? commit.strip() : "unknown (not run in a checkout)";
    } catch (IOException e) {
      return "unknown (no git)";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
