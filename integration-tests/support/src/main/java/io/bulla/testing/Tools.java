package io.bulla.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Programs that tests need and this host may lack, found by {@code integration-tests/tools/fetch}:
 * the system's, else unpacked from the distribution's packages into {@code target/tools}. Each is
 * looked for once in a JVM. Thread-safe.
 */
public final class Tools {

  static final String SCRIPT = "integration-tests/tools/fetch";

  private static final Found SOFTHSM = new Found("softhsm2");
  private static final Found STRACE = new Found("strace");
  private static final Found GDB = new Found("gdb");

  private Tools() {}

  /** SoftHSM 2, or empty if it can be neither found nor fetched. */
  public static Optional<SoftHsm> softhsm() {
    return SOFTHSM.output().map(SoftHsm::of);
  }

  /** strace, or empty if it can be neither found nor fetched. */
  public static Optional<Program> strace() {
    return STRACE.output().map(Program::of);
  }

  /** gdb (perhaps without its Python), or empty if it can be neither found nor fetched. */
  public static Optional<Program> gdb() {
    return GDB.output().map(Program::of);
  }

  /** SoftHSM 2; without it the calling test is skipped, visibly. */
  public static SoftHsm requireSoftHsm() {
    return Requires.present(softhsm(), "SoftHSM 2", SOFTHSM.whyNot());
  }

  /** strace; without it the calling test is skipped, visibly. */
  public static Program requireStrace() {
    return Requires.present(strace(), "strace", STRACE.whyNot());
  }

  /** gdb; without it the calling test is skipped, visibly. */
  public static Program requireGdb() {
    return Requires.present(gdb(), "gdb", GDB.whyNot());
  }

  /** The checkout's first directory, found by walking up from the working directory. */
  static Path checkout() {
    Path start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(SCRIPT))) {
        return at;
      }
    }
    throw new IllegalStateException("no " + SCRIPT + " above " + start);
  }

  /** One run of the script for one tool, on first use. */
  private static final class Found {

    private final String tool;
    private Optional<ProcessOutput> result = Optional.empty();

    Found(String tool) {
      this.tool = tool;
    }

    Optional<KeyValueLines> output() {
      ProcessOutput output = result();
      return output.exitCode() == 0
          ? Optional.of(KeyValueLines.parse(output.standardOutput()))
          : Optional.empty();
    }

    String whyNot() {
      return result().standardError().strip();
    }

    private synchronized ProcessOutput result() {
      if (result.isEmpty()) {
        result = Optional.of(fetch());
      }
      return result.orElseThrow();
    }

    private ProcessOutput fetch() {
      Path root = checkout();
      String into = root.resolve("target/tools").toString();
      try {
        return ProcessOutput.of(
            new ProcessBuilder(List.of(root.resolve(SCRIPT).toString(), "--into", into, tool)));
      } catch (IOException e) {
        return new ProcessOutput(-1, "", e.toString());
      }
    }
  }
}
