package io.bulla.cli.fleet;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that work on many models. Not safe for threads. */
public final class FleetOptions {
  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Models at a time, and so at most as many uses of KEKs at a time (default: ${DEFAULT-VALUE}).")
  private int parallel;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "At most so many models a second (default: no limit).")
  private @Nullable Double modelsPerSecond;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write what became of each model to a file, as JSON; also where the command is ended by"
              + " Ctrl-C or SIGTERM.")
  private @Nullable Path report;

  /**
   * How many models at a time.
   *
   * @throws Failure if it is none
   */
  public int parallel() {
    if (parallel < 1) {
      throw new Failure(
          ExitCode.USAGE,
          "--parallel " + parallel + " is no number of models",
          "1 is one after another");
    }
    return parallel;
  }

  /** When the next model may begin. */
  Pace pace() {
    if (modelsPerSecond == null) {
      return Pace.UNLIMITED;
    }
    if (!(modelsPerSecond > 0 && modelsPerSecond <= 1e6)) {
      throw new Failure(
          ExitCode.USAGE,
          "--rate " + modelsPerSecond + " is no number of models a second",
          "0.5 is one in two seconds");
    }
    return Pace.of(modelsPerSecond);
  }

  /** Where the report goes, if it is wanted. */
  public Optional<Path> report() {
    return Optional.ofNullable(report);
  }
}
