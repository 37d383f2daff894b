package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be measured, under a KEK in SoftHSM: said, and never a figure. */
class BenchCommandTest {
  private static final Object[] SHORT = {"bench", "--seconds", "0.01", "--as-configured"};
  private static final Object[] ONE_CASE = {
    "bench", "--seconds=0.01", "--engine=Conscrypt", "--threads=1", "--segment-size=64K"
  };

  @TempDir Path directory;
  private TokenSite site;

  @BeforeEach
  void makeSite() throws IOException {
    site =
        TokenSite.unsigned(directory)
            .with("BULLA_LOADER_CIPHER_ENGINE", "Conscrypt")
            .with("BULLA_LOADER_THREADS", "1")
            .with("BULLA_LOADER_SEGMENT_SIZE", "64K");
  }

  private InProcess bench(Object... more) {
    return bench(site, more);
  }

  private static InProcess bench(TokenSite site, Object... more) {
    return site.bulla(Stream.concat(Stream.of(SHORT), Stream.of(more)).toArray());
  }

  private TokenSite away() {
    return site.with(
        "BULLA_KEK_MODELS",
        "pkcs11:token=none?module-path=/no/such/module.so&pin-source=file:none");
  }

  @Test
  void kekThatIsAway_isReportedAndHasItsExitCode_whileTheRestIsMeasured() throws IOException {
    InProcess run = bench(away(), "--json");
    run.failed(ExitCode.TOKEN, "not measured: ", "");
    Map<String, Object> report = JsonTree.object(run.out());
    Map<String, Object> unwrap = JsonTree.map(report.get("unwrap"));
    assertThat(unwrap).containsEntry("measured", false).containsKey("reason");
    assertThat(unwrap).doesNotContainKeys("median", "p99", "least", "most", "runs");
    assertThat(run.out()).contains("\"cipherEngine\" : \"Conscrypt\"", "\"median\" : ");
  }

  @Test
  void boundOnAFigureThatIsMissing_isMissed() throws IOException {
    bench(away(), "--max-unwrap-p99-ms", "1000000")
        .failed(
            ExitCode.BOUND_MISSED,
            "--max-unwrap-p99-ms 1000000 ms: missed: the p99 of the KEK",
            "");
  }

  @Test
  void unwraps_areAudited_andSoManyAsAreReported() throws IOException {
    site.bulla("key", "create", "models").succeeded();
    Path chains = Files.createDirectory(directory.resolve("chains"));
    TokenSite audited = site.with("BULLA_AUDIT_DIRECTORY", chains.toString());
    InProcess run = bench(audited, "--json").succeeded();
    Map<String, Object> unwrap = JsonTree.map(JsonTree.object(run.out()).get("unwrap"));
    assertThat((double) unwraps(chains)).isGreaterThan((double) unwrap.get("runs"));
    assertThat(run.err()).contains("audited");
  }

  private static long unwraps(Path chains) throws IOException {
    long unwraps = 0;
    try (Stream<Path> files = Files.list(chains)) {
      for (Path chain : files.toList()) {
        unwraps +=
            Files.readAllLines(chain).stream()
                .filter(line -> line.contains("io.bulla.audit.outcome"))
                .filter(line -> line.contains("\"operation\":\"kek.unwrap\""))
                .count();
      }
    }
    return unwraps;
  }

  @Test
  void modelsOwnKey_isUnwrappedByWhoMayNotWrap() throws IOException {
    site.bulla("key", "create", "models").succeeded();
    Path sealed = site.seal("model.onnx");
    TokenSite serving = site.with("BULLA_WRAP_COUNTS", "/proc/no-such-directory");
    InProcess run = bench(serving, sealed, "--json").succeeded();
    assertThat(JsonTree.map(JsonTree.object(run.out()).get("unwrap")))
        .containsEntry("kek", "models/1")
        .containsEntry("of", "the model's own key")
        .containsEntry("measured", true);
    InProcess without = bench(serving);
    assertThat(without.exitCode()).isEqualTo(ExitCode.TOKEN.number());
    assertThat(without.err()).contains("error: not measured: the wraps of", "set wrap.counts");
  }

  @Test
  void emptyModel_isRefused_andNoTimeIsTold() throws IOException {
    site.bulla("key", "create", "models").succeeded();
    Path file = Files.createFile(directory.resolve("empty.onnx"));
    Path tree = Files.createDirectory(directory.resolve("tree"));
    Files.createFile(tree.resolve("empty.onnx"));
    Path sealedFile = directory.resolve("sealed.onnx");
    Path sealedTree = directory.resolve("sealed");
    site.bulla("seal", file, "-o", sealedFile).succeeded();
    site.bulla("seal", tree, "-o", sealedTree).succeeded();
    InProcess ofFile = bench(sealedFile).failed(ExitCode.USAGE, "the model is empty", "content");
    assertThat(ofFile.out()).isEmpty();
    InProcess ofTree =
        bench(sealedTree, "--json").failed(ExitCode.USAGE, "the model is empty", "content");
    assertThat(JsonTree.map(JsonTree.map(JsonTree.object(ofTree.out()).get("load")).get("warm")))
        .containsEntry("measured", false)
        .doesNotContainKey("median");
  }

  @Test
  void changedModel_hasNoLoadTime() throws IOException {
    site.bulla("key", "create", "models").succeeded();
    Path sealed = site.seal("model.onnx");
    byte[] bytes = Files.readAllBytes(sealed);
    bytes[bytes.length - 1] ^= 1;
    Files.write(sealed, bytes);
    InProcess run = bench(sealed, "--max-load-ms", "1000000");
    run.failed(ExitCode.BOUND_MISSED, "the median of the warm load could not be measured", "");
    bench(sealed).failed(ExitCode.AUTHENTICATION, "failed authentication", "");
  }

  @Test
  void wrongArguments_areToldBeforeAnythingIsMeasured() throws IOException {
    Path plain = Files.writeString(directory.resolve("plain.onnx"), "no model of ours");
    Path page = Files.createFile(directory.resolve("page.html"));
    refused(ExitCode.FORMAT, "is not a sealed model", plain);
    refused(ExitCode.IO, "no such file", directory.resolve("none"));
    refused(ExitCode.USAGE, "--engine rot13: no such cipher engine", "--engine", "rot13");
    refused(ExitCode.USAGE, "--max-load-ms bounds the time to load", "--max-load-ms", "5");
    refused(ExitCode.USAGE, "--max-unwrap-p99-ms is 0.0", "--max-unwrap-p99-ms", "0");
    refused(ExitCode.USAGE, "--max-unwrap-p99-ms is NaN", "--max-unwrap-p99-ms", "NaN");
    refused(ExitCode.USAGE, "'fast' is no rate", "--min-throughput", "fast");
    refused(ExitCode.USAGE, "--threads is 0", "--threads", "0");
    refused(ExitCode.USAGE, "--as-configured leaves", "--as-configured", "--threads", "1");
    refused(ExitCode.USAGE, "--as-configured compares", "--as-configured", "--write-config");
    refused(ExitCode.USAGE, "segment size is 100", "--segment-size", "100");
    refused(ExitCode.USAGE, "--seconds is 0.0", "--seconds=0");
    refused(ExitCode.KEY, "no KEK other", "--kek", "other");
    refused(ExitCode.IO, "already exists", "--html", page);
    refused(ExitCode.IO, "no such file", "--html", directory.resolve("none/page.html"));
  }

  private void refused(ExitCode code, String what, Object... arguments) {
    Object[] all = Stream.concat(Stream.of("bench"), Stream.of(arguments)).toArray();
    InProcess run = site.bulla(all).failed(code, what, "");
    assertThat(run.out()).isEmpty();
  }

  private InProcess oneCase(Object... more) {
    return site.bulla(Stream.concat(Stream.of(ONE_CASE), Stream.of(more)).toArray());
  }

  @Test
  void asConfigured_measuresOneCase_andRecommendsNothing() throws IOException {
    site.bulla("key", "create", "models").succeeded();
    Map<String, Object> report = JsonTree.object(bench("--json").succeeded().out());
    assertThat((List<?>) report.get("decrypt"))
        .singleElement()
        .extracting(row -> JsonTree.map(row).get("cipherEngine"))
        .isEqualTo("Conscrypt");
    assertThat(report).doesNotContainKey("recommended");
    assertThat(bench().succeeded().out()).contains("no recommendation: nothing was compared");
  }

  @Test
  void json_saysWhatMeasuredWhatAndWhen() throws IOException {
    site.bulla("key", "create", "models").succeeded();
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> report = JsonTree.object(bench("--json").succeeded().out());
    assertThat(report).containsEntry("bulla", Version.built());
    assertThat(Instant.parse((String) report.get("date"))).isBetween(before, Instant.now());
    assertThat(JsonTree.map(report.get("host")))
        .containsKeys("processors", "memory", "os", "loadAverage")
        .hasEntrySatisfying("cpuFlags", flags -> assertThat((String) flags).contains(" aes "))
        .hasEntrySatisfying("jdk", jdk -> assertThat((String) jdk).contains(vendor()));
  }

  private static String vendor() {
    return System.getProperty("java.vendor");
  }

  @Test
  void recommendation_isWrittenToTheConfiguration_andWhatBeatsItIsNamed() throws IOException {
    site.bulla("key", "create", "models").succeeded();
    String before = Files.readString(site.configuration());
    InProcess run = oneCase("--write-config").succeeded();
    assertThat(Files.readString(site.configuration()))
        .isEqualTo(
            before
                + "loader.cipher-engine = Conscrypt\nloader.threads = 1\nloader.segment-size = 64K\n");
    assertThat(run.err())
        .contains("loader.threads stays what environment variable BULLA_LOADER_THREADS says");
    assertThat(oneCase("--write-config").succeeded().err()).contains("said so already");
  }

  @Test
  void segmentSizeOfTheConfiguration_isThatOfTheNextSeal() throws IOException {
    site.bulla("key", "create", "models").succeeded();
    Path sealed = site.seal("model.onnx");
    assertThat(site.bulla("inspect", sealed, "--json").succeeded().out())
        .contains("\"segmentSizeBytes\" : 65536");
  }
}
