package io.bulla.cli.bench;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Workbench;
import io.bulla.cli.model.ByteSize;
import io.bulla.loader.SealRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which ways to decrypt are measured. Not safe for threads. */
final class CaseOptions {
  private static final int MOST_THREADS = 256;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "Measure only this cipher engine and the configured one; may be given several times.")
  private List<String> engines = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Measure only this number of threads; may be given several times.")
  private List<Integer> threads = new ArrayList<>();

  @Option(
      names = "--segment-size",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description = "Measure only this segment size and that of MODEL; may be given several times.")
  private List<Integer> segmentSizesBytes = new ArrayList<>();

  @Option(
      names = "--as-configured",
      description =
          "Start and measure only the configured engine, by the configured threads: for a gate, which"
              + " compares and recommends nothing.")
  private boolean asConfigured;

  /** Before anything is measured, and before a key is touched. */
  void requireSense(boolean writeConfiguration) {
    if (asConfigured && writeConfiguration) {
      throw new Failure(
          ExitCode.USAGE,
          "--as-configured compares nothing, so that --write-config has nothing to write",
          "give either one or the other");
    }
    if (asConfigured && !(engines.isEmpty() && threads.isEmpty() && segmentSizesBytes.isEmpty())) {
      throw new Failure(
          ExitCode.USAGE,
          "--as-configured leaves nothing to --engine, --threads and --segment-size",
          "give either it or them");
    }
    for (int count : threads) {
      if (count < 1 || count > MOST_THREADS) {
        throw new Failure(ExitCode.USAGE, "--threads is " + count, "give 1 to " + MOST_THREADS);
      }
    }
    for (int sizeBytes : segmentSizesBytes) {
      requireSegmentSize(sizeBytes);
    }
  }

  /** The rules are those of a header. */
  private static void requireSegmentSize(int sizeBytes) {
    try {
      SealRequest unused =
          SealRequest.of("bench", List.of("bench")).withSegmentSizeBytes(sizeBytes);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE, "--segment-size: " + e.getMessage(), "see bulla bench --help", e);
    }
  }

  /** Whether there is more than one way to decrypt, to recommend the fastest of. */
  boolean compares() {
    return !asConfigured;
  }

  /** No engine is started that is not to be measured. */
  Engines engines(Workbench workbench) {
    return asConfigured ? Engines.ofConfiguration(workbench) : Engines.of(workbench);
  }

  DecryptPlan plan(Workbench workbench, Engines present, Optional<ModelUnderTest> model) {
    requirePresent(present);
    DecryptCase configured =
        new DecryptCase(
            present.configured().name(),
            workbench.options().threads(),
            model.map(ModelUnderTest::segmentSizeBytes).orElseGet(workbench::segmentSizeBytes));
    if (asConfigured) {
      return new DecryptPlan(List.of(), List.of(), List.of(), configured);
    }
    return new DecryptPlan(
        engines.isEmpty() ? present.names() : engines,
        threads.isEmpty()
            ? DecryptPlan.usefulThreads(
                Runtime.getRuntime().availableProcessors(), configured.threads())
            : threads,
        segmentSizesBytes.isEmpty()
            ? DecryptPlan.usefulSizes(configured.segmentSizeBytes())
            : segmentSizesBytes,
        configured);
  }

  private void requirePresent(Engines present) {
    for (String name : engines) {
      if (!present.names().contains(name)) {
        throw new Failure(
            ExitCode.USAGE,
            "--engine " + name + ": no such cipher engine on this host under this configuration",
            "there are: " + String.join(", ", present.names()));
      }
    }
  }
}
