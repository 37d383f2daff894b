package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.DocumentedBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that come to have the recipients of a plan. */
class PropagateCommandTest {
  private static final String EU_AND_US = "[models models]\ngroups = eu, us\n";
  private static final String EXACTLY_EU_AND_US = EU_AND_US + "others = remove\n";

  @TempDir Path directory;
  private PlanSite site;

  @BeforeEach
  void makeSite() throws IOException {
    site = PlanSite.in(directory);
  }

  private static void ended(ExitCode code, InProcess run) {
    assertThat(run.exitCode()).as(run.toString()).isEqualTo(code.number());
  }

  @Test
  void withoutApply_theDifferenceIsShown_andNothingIsChanged() throws IOException {
    Path model = site.seal("a.onnx", "training", "eu");
    byte[] before = Files.readAllBytes(model);
    InProcess look = site.propagate(EXACTLY_EU_AND_US);
    ended(ExitCode.FINDINGS, look);
    assertThat(look.out().lines())
        .containsExactly(
            "PATH" + " ".repeat(model.toString().length() - 4) + "  STAY  STANDING  CHANGE",
            model + "     1  differs   +us -training");
    assertThat(look.err()).contains("nothing was changed; make it so with --apply");
    assertThat(model).hasBinaryContent(before);
  }

  @Test
  void applied_itIsSo_andTheSecondRunAsksNoKek() throws IOException {
    Path kept = site.seal("a.onnx", "training");
    Path exact = site.seal("exact/b.onnx", "old", "us");
    String plan = EU_AND_US + "[models models/exact]\ngroups = training, us\nothers = remove\n";
    InProcess applied = site.propagate(plan, "--apply").succeeded();
    assertThat(applied.out().lines())
        .containsExactlyInAnyOrder(
            kept + ": changed: +eu/1 +us/1", exact + ": changed: +training/1 -old/1");
    assertThat(PlanSite.recipients(kept)).containsExactly("eu", "training", "us");
    assertThat(PlanSite.recipients(exact)).containsExactly("training", "us");
    site.bulla("verify", exact).succeeded();
    Files.writeString(directory.resolve("bulla.properties"), "loader.threads = 1\n");
    InProcess again = site.propagate(plan, "--apply").succeeded();
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("2 models: 0 changed, 2 with nothing to do");
    assertThat(site.propagate(plan, "--all").succeeded().out()).contains("2  unchanged");
  }

  @Test
  void kekThatIsAway_keepsItsModels_whichGetTheOthers_andLoseNobody() throws IOException {
    Path model = site.seal("a.onnx", "training", "old");
    Path other = site.seal("z.onnx", "training", "old");
    site.configure("us", "");
    InProcess run =
        site.propagate(
            EXACTLY_EU_AND_US + "[models models/z.onnx]\ngroups = training\nothers = remove",
            "--apply");
    run.failed(ExitCode.TOKEN, "KEK us", "");
    assertThat(run.out().lines())
        .containsExactlyInAnyOrder(model + ": partly: +eu/1", other + ": changed: -old/1");
    assertThat(PlanSite.recipients(model)).containsExactly("eu", "old", "training");
    assertThat(PlanSite.recipients(other)).containsExactly("training");
    site.configure("", "");
    site.propagate(EXACTLY_EU_AND_US, "--apply").succeeded();
    assertThat(PlanSite.recipients(model)).containsExactly("eu", "us");
  }

  @Test
  void kekThatIsNotConfiguredHere_isNotAsked_andTold() throws IOException {
    Path model = site.seal("a.onnx", "training");
    Path plan = site.plan("asia = asia\n[models models]\ngroups = eu, asia\nothers = remove\n");
    InProcess run = site.bulla("propagate", plan, "--apply", "--json");
    run.failed(
        ExitCode.KEY, model + ": KEK asia: it is not configured here", "run the plan where it is");
    assertThat(run.out())
        .contains(
            "\"standing\" : \"partly\"", "\"added\" : [ \"eu/1\" ]", "\"recipient\" : \"asia\"");
    assertThat(PlanSite.recipients(model)).containsExactly("eu", "training");
  }

  @Test
  void modelThatDoesNotOpenHere_isKept_andTheOthersAreDone() throws IOException {
    Path shut = site.seal("a.onnx", "old");
    Path other = site.seal("b.onnx", "training");
    byte[] before = Files.readAllBytes(shut);
    site.configure("old", "");
    InProcess run = site.propagate(EU_AND_US, "--apply");
    run.failed(ExitCode.TOKEN, shut + ": KEK old", "");
    assertThat(run.out().lines())
        .containsExactlyInAnyOrder(shut + ": kept", other + ": changed: +eu/1 +us/1");
    assertThat(run.err()).contains("1 of 2 models failed");
    assertThat(shut).hasBinaryContent(before);
    assertThat(PlanSite.recipients(other)).containsExactly("eu", "training", "us");
  }

  @Test
  void fileThatCannotBeRead_isTold_andTheOthersAreDone() throws IOException {
    Path model = site.seal("a.onnx", "training");
    Path cut = site.seal("cut.onnx", "training");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 5000));
    InProcess run = site.propagate(EU_AND_US, "--apply");
    run.failed(ExitCode.FORMAT, cut.toString(), "");
    assertThat(PlanSite.recipients(model)).containsExactly("eu", "training", "us");
  }

  @Test
  void requiredRecipients_areAddedAndNeverRemoved() throws IOException {
    Path with = site.seal("a.onnx", "training", "old");
    Path without = site.seal("b.onnx", "training");
    site.configure("", "loader.required-recipients = old\n");
    site.propagate(EXACTLY_EU_AND_US, "--apply").succeeded();
    assertThat(PlanSite.recipients(with)).containsExactly("eu", "old", "us");
    assertThat(PlanSite.recipients(without)).containsExactly("eu", "old", "us");
  }

  @Test
  void requiredRecipientThatIsAway_keepsModelsThatLackIt() throws IOException {
    Path model = site.seal("a.onnx", "training");
    site.configure("old", "loader.required-recipients = old\n");
    site.propagate(EXACTLY_EU_AND_US, "--apply").failed(ExitCode.TOKEN, "KEK old", "");
    assertThat(PlanSite.recipients(model)).containsExactly("training");
  }

  @Test
  void detachedRecipients_leaveTheModelsAsTheyAre() throws IOException {
    Path model = site.seal("a.onnx", "training", "old");
    byte[] before = Files.readAllBytes(model);
    Path recipients = Files.createDirectory(directory.resolve("recipients"));
    String plan = EXACTLY_EU_AND_US + "detached = recipients\n";
    ended(ExitCode.FINDINGS, site.propagate(plan));
    assertThat(recipients).isEmptyDirectory();
    InProcess applied = site.propagate(plan, "--apply", "--json").succeeded();
    assertThat(applied.out())
        .contains("\"recipientsFile\" : \"" + recipients, "\"leftInModel\" : [ \"old/1\", ");
    assertThat(model).hasBinaryContent(before);
    site.configure("", "loader.recipients-directory = recipients\nloader.keks = us\n");
    site.bulla("verify", model).succeeded();
    site.propagate(plan).succeeded();
    assertThat(recipients).isDirectoryContaining("glob:**.bulla-recipients");
  }

  @Test
  void changeThatWasCutShort_isFinished() throws IOException {
    Path model = site.seal("a.onnx", "eu", "us", "old");
    byte[] before = Files.readAllBytes(model);
    site.bulla("rewrap", model, "--remove", "old").succeeded();
    byte[] after = Files.readAllBytes(model);
    System.arraycopy(before, 4096, after, 4096, 4096);
    Files.write(model, after);
    assertThat(PlanSite.recipients(model)).as("the other slot counts").containsExactly("eu", "us");
    assertThat(site.propagate(EXACTLY_EU_AND_US).out()).contains("differs   repair");
    site.propagate(EXACTLY_EU_AND_US, "--apply").succeeded();
    assertThat(site.bulla("inspect", model, "--all-slots").out()).doesNotContain("old/1");
    site.propagate(EXACTLY_EU_AND_US).succeeded();
  }

  @Test
  void report_hasEachModel_alsoOfALook() throws IOException {
    site.seal("a.onnx", "training");
    site.seal("b.onnx", "eu", "us");
    Path report = directory.resolve("report.json");
    ended(ExitCode.FINDINGS, site.propagate(EU_AND_US, "--report", report));
    assertThat(report)
        .content()
        .contains("\"command\" : \"propagate\"", "\"standing\" : \"differs\"", "unchanged")
        .contains("\"rule\" : \"" + directory.resolve("models.plan") + ":6\"");
    site.propagate(EU_AND_US, "--apply", "--report", report, "--rate", "1000").succeeded();
    assertThat(report).content().contains("\"standing\" : \"changed\"", "\"complete\" : true");
  }

  @Test
  void planThatIsWrong_changesNothing() throws IOException {
    Path model = site.seal("a.onnx", "training");
    Path plan = directory.resolve("models.plan");
    site.propagate(EU_AND_US + "[models models/lost]\ngroups = eu\n", "--apply")
        .failed(ExitCode.CONFIGURATION, plan + ":8: [models " + directory, "mounted");
    site.propagate("[models models]\ngroups = asia\n", "--apply")
        .failed(ExitCode.CONFIGURATION, plan + ":7: there is no group asia", "known: training");
    site.bulla("propagate", directory.resolve("missing.plan"))
        .failed(ExitCode.IO, "missing.plan: no such file", "");
    assertThat(PlanSite.recipients(model)).containsExactly("training");
  }

  @Test
  void modelByTwoNames_mayNotBeUnderTwoRulesThatDisagree() throws IOException {
    Path model = site.seal("a.onnx", "training");
    Path link = Files.createSymbolicLink(directory.resolve("current.onnx"), model);
    site.propagate(EU_AND_US + "[models current.onnx]\ngroups = old\n", "--apply")
        .failed(
            ExitCode.CONFIGURATION,
            model + " and " + link + " have the same recipients",
            "one rule about both");
    assertThat(PlanSite.recipients(model)).containsExactly("training");
    site.propagate(EU_AND_US + "[models current.onnx]\ngroups = eu, us\n", "--apply").succeeded();
  }

  /** The example of the document, its directories below that of the test. */
  @Test
  void documentedPlan_isUnderstood_andRun() throws IOException {
    PlanSite documented =
        PlanSite.in(directory, "training", "aws-eu", "azure-eu", "aws-us", "gcp-us");
    Path model = documented.seal("bert.onnx", "training", "gcp-us");
    Path llm = documented.seal("team/llm-7b.onnx", "training", "gcp-us");
    Path archived = documented.seal("archive/old.onnx", "training");
    documented.seal("image/serving.onnx", "training");
    Path image = Files.createDirectories(directory.resolve("images/serving")).resolve("a.onnx");
    Files.move(directory.resolve("models/image/serving.onnx"), image);
    Path recipients = Files.createDirectories(directory.resolve("etc/bulla/recipients"));
    String text = DocumentedBlock.of("propagation.md", "ini", "[groups]");
    Path plan = directory.resolve("documented.plan");
    Files.writeString(plan, text.replaceAll("(?<= )/(?=models|images|etc)", directory + "/"));

    documented.bulla("propagate", plan, "--apply").succeeded();

    assertThat(PlanSite.recipients(model))
        .containsExactly("aws-eu", "azure-eu", "gcp-us", "training");
    assertThat(PlanSite.recipients(llm))
        .containsExactly("aws-eu", "aws-us", "azure-eu", "gcp-us", "training");
    assertThat(PlanSite.recipients(archived)).containsExactly("training");
    assertThat(PlanSite.recipients(image)).containsExactly("training");
    documented.configure(
        "", "loader.recipients-directory = " + recipients + "\nloader.keks = azure-eu\n");
    documented.bulla("verify", image).succeeded();
  }
}
