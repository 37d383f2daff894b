package io.bulla.cli.doctor;

import io.bulla.cli.terminal.Sizes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What this host gives, without a configuration and without a key. Stateless. */
final class HostChecks {
  private static final Set<Integer> TESTED_JDKS = Set.of(17, 25);
  private static final long COMFORTABLE_LOCK_BYTES = 64L << 20;

  private HostChecks() {}

  static List<Check> all() throws IOException {
    return List.of(platform(), memoryLocking(), temporaryDirectory());
  }

  /** The row of the support table (README) that this host is in. */
  static Check platform() throws IOException {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String cpu = System.getProperty("os.arch", "");
    int jdk = Runtime.version().feature();
    String host = String.format(Locale.ROOT, "%s %s, JDK %d", os, cpu, jdk);
    if (os.equals("linux") && isMusl()) {
      return Check.fail("platform", host + ", musl: unsupported", "use a glibc image");
    }
    if (os.equals("linux") && cpu.equals("amd64") && TESTED_JDKS.contains(jdk)) {
      return Check.ok("platform", host + ", glibc: tested");
    }
    return Check.warn(
        "platform",
        host + ": expected to work, untested",
        "tested are JDK 17 and 25 on Linux x86-64");
  }

  private static boolean isMusl() throws IOException {
    return ProcFile.lines("/proc/self/maps").stream().anyMatch(line -> line.contains("ld-musl"));
  }

  private static Check memoryLocking() throws IOException {
    String limit = ProcFile.limit("Max locked memory");
    if (limit.equals("unlimited")) {
      return Check.ok("memory locking", "unlimited");
    }
    long bytes = limit.isEmpty() ? 0 : Long.parseLong(limit);
    String detail = "limit " + Sizes.bytes(bytes);
    return bytes >= COMFORTABLE_LOCK_BYTES
        ? Check.ok("memory locking", detail)
        : Check.warn(
            "memory locking",
            detail + ": larger models can be swapped out",
            "raise it (ulimit -l, LimitMEMLOCK=, --ulimit memlock), or turn swap off");
  }

  private static Check temporaryDirectory() throws IOException {
    Path directory = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    if (!Files.isWritable(directory)) {
      return Check.warn(
          "temporary directory",
          directory + " is not writable",
          "give the JVM -Djava.io.tmpdir=DIR");
    }
    return isExecutable(directory)
        ? Check.ok("temporary directory", directory + ", executable")
        : Check.warn(
            "temporary directory",
            directory + " is mounted noexec: BC FIPS cannot load its native code from it",
            "give the JVM -Djava.io.tmpdir=DIR on a file system that allows it");
  }

  /** Tries it: a script that the kernel is asked to run. */
  private static boolean isExecutable(Path directory) throws IOException {
    Path script = Files.createTempFile(directory, "bulla-doctor-", ".sh");
    try {
      Files.write(script, "#!/bin/sh\nexit 0\n".getBytes(StandardCharsets.US_ASCII));
      return script.toFile().setExecutable(true) && runs(script);
    } finally {
      Files.delete(script);
    }
  }

  private static boolean runs(Path script) {
    try {
      return new ProcessBuilder(script.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // this is how the kernel says noexec
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
