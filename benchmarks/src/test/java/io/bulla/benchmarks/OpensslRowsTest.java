package io.bulla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Rows of the host's own openssl, beside those of JMH. */
class OpensslRowsTest {
  private static final String PATH = System.getenv().getOrDefault("PATH", "");

  @TempDir private Path directory;

  @Test
  void eachSizeThatWasMeasured_hasARowOfOpenssl() throws RunnerException {
    Requires.that(Openssl.on(PATH).isPresent(), "openssl", "it is not on PATH");
    Collection<RunResult> measured = decrypted();
    OpensslRows openssl = OpensslRows.beside(params(measured), PATH);
    assertThat(openssl.lines()).singleElement().asString().contains("OpenSSL", "one core");
    String table =
        new Table("SegmentCipher.decrypt", List.copyOf(measured), openssl.rows()).markdown();
    assertThat(table)
        .containsPattern("\\| SunJCE \\| array \\| 4096 \\| [0-9.]+ \\(")
        .containsPattern("\\| openssl speed \\| native \\| 4096 \\| [0-9]+\\.[0-9]+ \\(")
        .contains("| cipherProvider | memory | segmentSizeBytes | GB/s |");
  }

  @Test
  void noOpensslOnThePath_isTold() throws RunnerException {
    OpensslRows openssl = OpensslRows.beside(params(decrypted()), directory.toString());
    assertThat(openssl.rows()).isEmpty();
    assertThat(openssl.lines()).containsExactly("openssl speed: not measured: no openssl on PATH");
  }

  @Test
  void opensslThatFails_isToldWithWhatItSays() throws IOException, RunnerException {
    Path broken = directory.resolve("openssl");
    Files.writeString(broken, "#!/bin/sh\necho speed: no such thing >&2\nexit 1\n");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwx------"));
    OpensslRows openssl = OpensslRows.beside(params(decrypted()), directory.toString());
    assertThat(openssl.rows()).isEmpty();
    assertThat(openssl.lines())
        .singleElement()
        .asString()
        .contains("not measured", "no such thing");
  }

  @Test
  void runWithoutSegmentCipher_hasNone() {
    OpensslRows openssl = OpensslRows.beside(List.of(), PATH);
    assertThat(openssl.rows()).isEmpty();
    assertThat(openssl.lines()).isEmpty();
  }

  private static List<BenchmarkParams> params(Collection<RunResult> measured) {
    return measured.stream().map(RunResult::getParams).toList();
  }

  /** One short iteration, by JMH itself. */
  private static Collection<RunResult> decrypted() throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include("SegmentCipher.decrypt")
                .param("cipherProvider", "SunJCE")
                .param("memory", "array")
                .param("segmentSizeBytes", "4096")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(50))
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }
}
