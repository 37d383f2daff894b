package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import io.bulla.cli.JsonTree;
import io.bulla.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code bulla bench} of the distribution, under a KEK in the embedded keystore. */
class BenchIT {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  @Test
  void everyFigure_isThereAndConsistent_andBoundsThatAreWideAreKept() throws IOException {
    Path configuration = Keys.configuration("# stays\n");
    Path page = Scratch.directory("bench").resolve("page.html");
    Outcome run =
        Command.with(configuration)
            .run(
                "bench",
                Models.sealedDirectory(),
                "--seconds",
                "1",
                "--json",
                "--html",
                page,
                "--write-config",
                "--max-load-ms",
                "1000000",
                "--min-throughput",
                "1kB",
                "--max-unwrap-p99-ms",
                "1000000")
            .succeeded();
    Map<String, Object> report = JsonTree.object(run.out());
    Set<String> engines = new TreeSet<>();
    for (Map<String, Object> row : rows(report.get("decrypt"))) {
      engines.add((String) row.get("cipherEngine"));
      assertConsistent(row);
    }
    assertThat(engines).contains("SunJCE", "BCFIPS");
    assertConsistent(object(report, "unwrap"));
    assertConsistent(object(report, "memory", "fresh"));
    assertConsistent(object(report, "memory", "touched"));
    assertConsistent(object(report, "load", "warm"));
    Map<String, Object> cold = object(report, "load", "cold");
    if (cold.get("measured").equals(true)) {
      assertConsistent(cold);
    } else {
      assertThat((String) cold.get("reason")).contains("storage");
    }
    assertThat(object(report, "gate")).containsEntry("kept", true);
    assertWritten(Files.readString(configuration), object(report, "recommended"));
    assertThat(Files.readString(page)).contains("<svg", Models.sealedDirectory().toString());
    Command.with(configuration).run("verify", Models.sealedDirectory()).succeeded();
  }

  @Test
  void boundsThatNoHostKeeps_areMissed_andModelInMemoryIsNeverCold() throws IOException {
    Requires.that(Files.isWritable(SHARED_MEMORY), SHARED_MEMORY.toString(), "mount it");
    Path model = Files.createTempFile(SHARED_MEMORY, "bulla-bench-", ".onnx");
    try {
      Files.write(model, Files.readAllBytes(Models.sealedFile()));
      Outcome run =
          Keys.bulla()
              .run(
                  "bench",
                  model,
                  "--seconds=0.1",
                  "--as-configured",
                  "--max-load-ms=0.000001",
                  "--min-throughput=1000000GB",
                  "--max-unwrap-p99-ms=0.000001");
      run.failed(ExitCode.BOUND_MISSED, "--max-load-ms 0.00000100 ms: missed", "spread")
          .failed(ExitCode.BOUND_MISSED, "--min-throughput 1000000 GB/s: missed", "busy")
          .failed(ExitCode.BOUND_MISSED, "--max-unwrap-p99-ms 0.00000100 ms: missed", "slow");
      assertThat(run.out())
          .containsPattern("(?m)^[A-Za-z]+ [*] +[0-9]+ +256K +[0-9.]+ ")
          .containsPattern("(?m)^touched +#+ [0-9.]+ ms/GB$")
          .containsPattern("(?m)^cold load: not measured: only 0 B of .* came from storage");
    } finally {
      Files.delete(model);
    }
  }

  /** By the classes that the JVM loads: only the JDK's own engine needs this one. */
  @Test
  void asConfigured_startsNoOtherEngine() throws IOException {
    String jdksGcm = "com.sun.crypto.provider.GaloisCounterMode ";
    assertThat(classesOfBench("--as-configured")).doesNotContain(jdksGcm);
    assertThat(classesOfBench("--engine=SunJCE", "--threads=1")).contains(jdksGcm);
  }

  private static String classesOfBench(Object... how) throws IOException {
    Path log = Scratch.directory("bench").resolve("classes.log");
    Command.with(Keys.configuration("loader.cipher-engine = Conscrypt\n"))
        .environment("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log)
        .run(Stream.concat(Stream.of("bench", "--seconds=0.1"), Stream.of(how)).toArray())
        .succeeded();
    return Files.readString(log);
  }

  private static void assertConsistent(Map<String, Object> figure) {
    assertThat(figure).as("%s", figure).containsEntry("measured", true);
    double least = (double) figure.get("least");
    double median = (double) figure.get("median");
    double p99 = (double) figure.get("p99");
    double most = (double) figure.get("most");
    assertThat(least).as("%s", figure).isPositive().isLessThanOrEqualTo(median);
    assertThat(median).as("%s", figure).isLessThanOrEqualTo(p99);
    assertThat(p99).as("%s", figure).isLessThanOrEqualTo(most);
    assertThat((double) figure.get("runs")).isGreaterThanOrEqualTo(1);
  }

  private static void assertWritten(String configuration, Map<String, Object> recommended) {
    assertThat(configuration).contains("kek.models = keystore:", "# stays\n");
    assertThat(recommended).hasSize(3);
    recommended.forEach(
        (key, value) -> assertThat(configuration).contains("\n" + key + " = " + value + "\n"));
  }

  private static Map<String, Object> object(Map<String, Object> from, String... path) {
    Map<String, Object> object = from;
    for (String name : path) {
      object = JsonTree.map(object.get(name));
    }
    return object;
  }

  private static List<Map<String, Object>> rows(Object list) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Object row : (List<?>) list) {
      rows.add(JsonTree.map(row));
    }
    return rows;
  }
}
