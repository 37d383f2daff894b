package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.MotoBucket;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A fleet in a bucket, with the extension as it ships. */
class S3FleetTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  @TempDir Path directory;

  @BeforeAll
  static void tellTheSdk() {
    SdkSettings.tell(MOTO);
  }

  @AfterAll
  static void forget() {
    SdkSettings.forget();
  }

  private TokenSite site() throws IOException {
    TokenSite site =
        TokenSite.unsigned(directory)
            .with("BULLA_EXTENSIONS_DIR", SdkSettings.extensions().toString());
    site.bulla("key", "create", "models").succeeded();
    return site;
  }

  @Test
  void modelsBelowAPrefix_areFound_moved_andDoneTheNextTime_andOlderVersionsAreTold()
      throws Exception {
    TokenSite site = site();
    MotoBucket bucket = MotoBucket.versioned(MOTO);
    bucket.put("m/a.onnx", site.seal("a.onnx"));
    bucket.put("m-other/b.onnx", site.seal("b.onnx"));
    Path plain = Files.createDirectory(directory.resolve("plain"));
    Files.write(plain.resolve("w.bin"), new byte[1000]);
    Path sealed = directory.resolve("sealed").resolve("whole");
    site.bulla("seal", plain, "-o", sealed).succeeded();
    bucket.put("m/whole/bulla.manifest", sealed.resolve("bulla.manifest"));
    bucket.put("m/whole/w.bin", sealed.resolve("w.bin"));
    bucket.put("m/README", Files.writeString(directory.resolve("README"), "no model"));
    site.bulla("key", "rotate", "models").succeeded();

    String place = "s3://" + bucket.name() + "/m";
    InProcess scan = site.bulla("scan", place);
    assertThat(scan.exitCode()).as(scan + "").isEqualTo(ExitCode.FINDINGS.number());
    assertThat(scan.err()).contains("2 of 2 models have a finding");

    Path report = directory.resolve("report.json");
    InProcess rewrap =
        site.bulla("rewrap", place, "--stale", "--to-newest", "--report", report).succeeded();
    assertThat(rewrap.out().lines())
        .containsExactly(
            place + "/a.onnx: rewrapped: models/1 -> models/2",
            place + "/whole/: rewrapped: models/1 -> models/2");
    assertThat(rewrap.err())
        .contains("older version " + place + "/a.onnx?versionId=", " names models/1, and opens");
    assertThat(report)
        .content()
        .contains("\"olderVersions\" : [ \"" + place + "/a.onnx?versionId=");

    assertThat(site.bulla("rewrap", place + "/", "--to-newest").succeeded().err())
        .contains("0 changed, 2 with nothing to do");
    site.bulla("scan", place).succeeded();
    assertThat(site.bulla("scan", "s3://" + bucket.name()).err()).contains("1 of 3 models");
  }

  @Test
  void bucketThatIsNotThere_isNoAllClear() throws IOException {
    TokenSite site = site();
    site.bulla("scan", "s3://bulla-there-is-none/m").failed(ExitCode.IO, "NoSuchBucket", "bucket");
    site.bulla("reseal", "s3://bulla-there-is-none/m")
        .failed(ExitCode.USAGE, "not resealed in place", "files");
  }
}
