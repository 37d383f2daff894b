package io.bulla.loader.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What this host gives for plaintext memory, for people. Immutable.
 *
 * @param implementation how memory is had
 * @param pageSizeBytes size of a page
 * @param memlockLimit limit of locked memory, as the kernel words it, such as "8388608 bytes"
 * @param hugePages the kernel's setting, such as "madvise"
 * @param shortfalls what a trial region did not get
 */
public record HostMemoryReport(
    String implementation,
    int pageSizeBytes,
    String memlockLimit,
    String hugePages,
    List<Shortfall> shortfalls) {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
  private static final String UNKNOWN = "unknown";
  private static final long TRIAL_BYTES = 4L << 20;

  /** Looks at this host; maps and locks a few megabytes for a moment. */
  public static HostMemoryReport ofHost() {
    NativeMemory memory = NativeMemory.ofHost();
    return new HostMemoryReport(
        memory.name(), memory.pageSizeBytes(), readMemlockLimit(), readHugePages(), trial(memory));
  }

  private static List<Shortfall> trial(NativeMemory memory) {
    try (NativeRegion region = NativeRegion.allocate(memory, TRIAL_BYTES, LockPolicy.TRY)) {
      return region.shortfalls();
    } catch (IOException e) {
      return List.of(new Shortfall("native memory", String.valueOf(e.getMessage()), "free memory"));
    }
  }

  private static String readMemlockLimit() {
    return lines(LIMITS).stream()
        .filter(line -> line.startsWith("Max locked memory"))
        .map(line -> line.substring("Max locked memory".length()).trim().split("\\s+", -1))
        .map(fields -> fields[0] + (fields[0].equals("unlimited") ? "" : " bytes"))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** The kernel marks its setting by brackets: {@code always [madvise] never}. */
  private static String readHugePages() {
    return lines(HUGE_PAGES).stream()
        .filter(line -> line.indexOf('[') >= 0 && line.indexOf(']') > line.indexOf('['))
        .map(line -> line.substring(line.indexOf('[') + 1, line.indexOf(']')))
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of(); // no such file on this system: the report says "unknown"
    }
  }
}
