package io.bulla.cli.bench;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The bounds that make the command a gate. Not safe for threads. */
final class GateOptions {
  private static final String MAX_LOAD = "--max-load-ms";
  private static final String MIN_THROUGHPUT = "--min-throughput";
  private static final String MAX_UNWRAP = "--max-unwrap-p99-ms";

  @Option(
      names = MAX_LOAD,
      paramLabel = "MS",
      description = "Fail if the median warm load of MODEL takes longer.")
  private @Nullable Double maxLoadMillis;

  @Option(
      names = MIN_THROUGHPUT,
      paramLabel = "RATE",
      converter = ByteRate.class,
      description =
          "Fail if the median decrypt throughput of the configured engine and threads is less, in a"
              + " second: 800MB, 2.5GB.")
  private @Nullable Double minBytesPerSecond;

  @Option(
      names = MAX_UNWRAP,
      paramLabel = "MS",
      description = "Fail if more than one unwrap of a hundred takes longer.")
  private @Nullable Double maxUnwrapMillis;

  /** Before anything is measured. */
  void requireSense(boolean model) {
    requirePositive(MAX_LOAD, maxLoadMillis);
    requirePositive(MIN_THROUGHPUT, minBytesPerSecond);
    requirePositive(MAX_UNWRAP, maxUnwrapMillis);
    if (maxLoadMillis != null && !model) {
      throw new Failure(
          ExitCode.USAGE,
          MAX_LOAD + " bounds the time to load a model, and none is named",
          "name one: bulla bench MODEL " + MAX_LOAD + " " + maxLoadMillis);
    }
  }

  private static void requirePositive(String option, @Nullable Double bound) {
    if (bound != null && !(bound > 0 && bound < Double.POSITIVE_INFINITY)) {
      throw new Failure(ExitCode.USAGE, option + " is " + bound, "give more than 0");
    }
  }

  /** Those that were set, on what was measured. */
  List<Bound> bounds(Results results) {
    List<Bound> bounds = new ArrayList<>();
    if (maxLoadMillis != null) {
      bounds.add(
          new Bound(
              MAX_LOAD,
              "median of the warm load",
              Unit.MILLIS,
              maxLoadMillis,
              true,
              results.load().orElseThrow().warm(),
              Spread::median));
    }
    if (minBytesPerSecond != null) {
      bounds.add(
          new Bound(
              MIN_THROUGHPUT,
              "median throughput of " + results.configured(),
              Unit.BYTES_PER_SECOND,
              minBytesPerSecond,
              false,
              results.configuredDecrypt(),
              Spread::median));
    }
    if (maxUnwrapMillis != null) {
      bounds.add(
          new Bound(
              MAX_UNWRAP,
              "p99 of the KEK unwrap",
              Unit.MILLIS,
              maxUnwrapMillis,
              true,
              results.unwrap().millis(),
              figure -> figure.percentile(99)));
    }
    return bounds;
  }
}
