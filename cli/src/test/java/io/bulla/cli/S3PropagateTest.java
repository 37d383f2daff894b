package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.MotoBucket;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A plan for models in a bucket and beside it, with the extension as it ships. */
class S3PropagateTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  @TempDir Path directory;
  private PlanSite site;

  @BeforeAll
  static void tellTheSdk() {
    SdkSettings.tell(MOTO);
  }

  @AfterAll
  static void forget() {
    SdkSettings.forget();
  }

  @BeforeEach
  void makeSite() throws IOException {
    site = PlanSite.in(directory);
    site.configure("", "extensions.dir = " + SdkSettings.extensions() + "\n");
  }

  @Test
  void modelsInABucket_getTheRecipientsOfAPlan_andOlderVersionsAreTold() throws Exception {
    MotoBucket bucket = MotoBucket.versioned(MOTO);
    bucket.put("m/my%20a.onnx", site.seal("a.onnx", "training", "old"));
    bucket.put("m-other/a.onnx", site.seal("b.onnx", "old"));
    String model = bucket.uri() + "m/my%20a.onnx";
    String plan =
        """
        [models %sm/my%%20*]
        groups = training, eu
        others = remove
        [models models]
        groups = none
        """
            .formatted(bucket.uri());
    InProcess look = site.propagate(plan);
    assertThat(look.exitCode()).as(look.toString()).isEqualTo(ExitCode.FINDINGS.number());
    assertThat(look.out().lines().skip(1)).containsExactly(model + "     1  differs   +eu -old");

    Path report = directory.resolve("report.json");
    InProcess applied = site.propagate(plan, "--apply", "--report", report).succeeded();

    assertThat(applied.out().lines()).containsExactly(model + ": changed: +eu/1 -old/1");
    String told = "older version " + model + "?versionId=";
    assertThat(applied.err()).contains(told, " names old/1, and opens as before: delete it");
    assertThat(report)
        .content()
        .contains("\"olderVersions\" : [ \"" + model + "?versionId=", " names old/1\" ]");
    assertThat(site.bulla("inspect", model, "--all-slots").succeeded().out())
        .contains("eu/1", "training/1")
        .doesNotContain("old/1");
    site.bulla("verify", model).succeeded();
    assertThat(site.propagate(plan, "--apply").succeeded().err())
        .contains("3 models: 0 changed, 3 with nothing to do")
        .doesNotContain("older version");
  }

  @Test
  void bucketThatCannotBeListed_isTold_andTheOthersAreDone() throws IOException {
    Path model = site.seal("a.onnx", "training");
    String plan =
        """
        [models s3://bulla-there-is-none/m/*/a]
        groups = eu
        [models models]
        groups = training, us
        """;
    InProcess run = site.propagate(plan, "--apply");
    run.failed(ExitCode.IO, "NoSuchBucket", "correct the bucket");
    assertThat(run.out().lines()).containsExactly(model + ": changed: +us/1");
    assertThat(PlanSite.recipients(model)).containsExactly("training", "us");
  }
}
