package io.bulla.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.Distribution;
import io.bulla.harness.Jdk;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Scratch;
import io.bulla.testing.ProcessOutput;
import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Two harnesses, one case: what {@code bulla bench} says of a host, JMH says of it too. */
@Tag("full")
@Isolated("it measures speed")
class BenchAgreementIT {
  /** A host may be busy during one of the two; a wrong harness is off by more. */
  private static final double FACTOR = 2;

  private static final String NUMBER = "([0-9.]+(?:E[0-9]+)?)";
  private static final Pattern BENCH_FIGURE =
      Pattern.compile("\"decrypt\" : \\[[^\\]]*?\"median\" : " + NUMBER);
  private static final Pattern JMH_FIGURE =
      Pattern.compile("\"bytes\" : \\{\\s*\"score\" : " + NUMBER);

  @Test
  void decryptThroughput_isThatOfJmh() throws IOException {
    double bench = bytesPerSecondByBench();
    double jmh = bytesPerSecondByJmh();
    assertThat(bench / jmh)
        .as("bulla bench says %s bytes a second, JMH says %s", bench, jmh)
        .isBetween(1 / FACTOR, FACTOR);
  }

  private static double bytesPerSecondByBench() throws IOException {
    KeySetup keys = Keys.sharedKeystore();
    ProcessBuilder builder =
        new ProcessBuilder(
            Distribution.built().command().toString(),
            "bench",
            "--engine=Conscrypt",
            "--threads=1",
            "--segment-size=256K",
            "--seconds=5",
            "--json");
    builder.environment().put("BULLA_CONFIG", keys.configuration().toString());
    builder.environment().put("JAVA_HOME", Jdk.running().home().toString());
    return figure(BENCH_FIGURE, succeeded(builder).standardOutput());
  }

  private static double bytesPerSecondByJmh() throws IOException {
    Path checkout = SharedData.checkout();
    Path results = Scratch.directory("jmh").resolve("results.json");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djmh.ignoreLock=true",
            "-jar",
            checkout.resolve("benchmarks/target/benchmarks.jar").toString(),
            "LoadFile.bullaTouchedMemory",
            "--results=" + results,
            "-f",
            "1",
            "-wi",
            "2",
            "-w",
            "1s",
            "-i",
            "5",
            "-r",
            "1s",
            "-p",
            "sizeMebibytes=64",
            "-p",
            "cipherEngine=Conscrypt",
            "-p",
            "threads=1",
            "-p",
            "segmentSizeBytes=262144");
    succeeded(builder.directory(checkout.toFile()));
    return figure(JMH_FIGURE, Files.readString(results));
  }

  private static ProcessOutput succeeded(ProcessBuilder builder) throws IOException {
    ProcessOutput output = ProcessOutput.of(builder);
    assertThat(output.exitCode()).as(output.standardError()).isZero();
    return output;
  }

  private static double figure(Pattern pattern, String json) {
    Matcher matcher = pattern.matcher(json);
    assertThat(matcher.find()).as(json).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
