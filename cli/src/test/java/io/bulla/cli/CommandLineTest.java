package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static final List<String> COMMANDS =
      List.of(
          "init",
          "key",
          "seal",
          "open",
          "inspect",
          "verify",
          "scan",
          "propagate",
          "doctor",
          "bench",
          "attach",
          "demo",
          "completion",
          "create",
          "list");

  @TempDir Path directory;

  @Test
  void completionScript_knowsEveryCommandAndIsValidShell() throws Exception {
    InProcess completion = InProcess.run("completion");
    assertThat(completion.exitCode()).isZero();
    assertThat(completion.out()).contains(COMMANDS).contains("--delete-plaintext");
    Path script = Files.writeString(directory.resolve("completion"), completion.out());
    Process bash = new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
    assertThat(bash.waitFor()).isZero();
  }

  /** As a path it would be a directory "s3:" here, and what is written there might be plaintext. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "open|model.onnx|-o|s3://bucket/plain.onnx",
        "import|--from|age|model.age|-o|s3://bucket/model.onnx",
        "export|--to|age|model.onnx|-o|s3://bucket/model.age",
        "export|--to|age|s3://bucket/model.onnx|-o|model.age",
        "reseal|model.onnx|-o|s3://bucket/model.onnx",
        "seal|s3://bucket/plain.onnx|-o|model.onnx",
        "key|destroy|models/1|--models|s3://bucket/prod",
        "bench|s3://bucket/model.onnx",
      })
  void placeInAStore_isNoPath(String arguments) {
    InProcess.run(arguments.split("\\|", -1))
        .failed(ExitCode.USAGE, "is a place in a store", "--help");
    assertThat(Path.of("s3:")).doesNotExist();
  }

  /** As file systems of Hadoop have it: what stands before the @ is a secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan|s3://AKIA:hush@bucket/prod",
        "rewrap|s3://AKIA:hush@bucket/prod",
        "seal|model.onnx|-o|s3://AKIA:hush@bucket/model.onnx",
        "open|model.onnx|-o|s3://AKIA:hush@bucket/model.onnx",
      })
  void secretInAUri_isRefused_andNotRepeated(String arguments) {
    InProcess refused = InProcess.run(arguments.split("\\|", -1));
    refused.failed(ExitCode.USAGE, "names a user", "");
    assertThat(refused.out() + refused.err()).doesNotContain("hush");
  }

  /** By its own name: the script names the function of each subcommand after it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "create",
        "rotate",
        "list",
        "describe",
        "inventory",
        "activate",
        "suspend",
        "resume",
        "deactivate",
        "compromised",
        "destroy",
        "renew",
        "admin"
      })
  void keyCommand_isInTheScriptTheHelpAndTheDocument(String command) throws Exception {
    assertThat(InProcess.run("completion").out())
        .contains("_picocli_bulla_key_" + command + "()", "--admin-key", "--if-older-than");
    assertThat(InProcess.run("key", "--help").out()).containsPattern("(?m)^  " + command + " ");
    assertThat(InProcess.run("key", command, "--help").out())
        .contains("Usage: bulla key " + command);
    assertThat(Files.readString(SharedData.checkout().resolve("docs/cli.md")))
        .contains("`" + command);
  }

  @Test
  void help_listsEveryCommand() {
    InProcess help = InProcess.run("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains(COMMANDS.subList(0, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"init", "key", "seal", "open", "inspect", "verify", "doctor", "bench", "demo"})
  void helpOfACommand_showsItsUsage(String command) {
    InProcess help = InProcess.run(command, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage: bulla " + command, "--config");
  }

  @Test
  void version_namesTheJdkToo() {
    assertThat(InProcess.run("--version").out())
        .startsWith("bulla ")
        .contains(Runtime.version().toString())
        .doesNotContain("${");
  }

  @Test
  void noCommand_isMisuse() {
    assertMisuse(InProcess.run(), "no command given", "see bulla --help");
    assertMisuse(InProcess.run("key"), "no command given", "see bulla key --help");
  }

  @Test
  void mistypedCommandOrOption_isAnsweredWithTheRightOne() {
    assertMisuse(InProcess.run("verifyy", "m"), "'verifyy'", "did you mean verify?");
    assertMisuse(InProcess.run("verify", "--jsn", "m"), "'--jsn'", "did you mean --json?");
  }

  @Test
  void unknownOption_isToldBeforeWhatIsMissing() {
    InProcess run = InProcess.run("seal", "--frob");
    assertMisuse(run, "'--frob'", "--help");
    assertThat(run.err()).doesNotContain("MODEL");
  }

  @Test
  void incompleteSeal_isMisuse() {
    assertMisuse(InProcess.run("seal", "m"), "missing required argument", "see bulla seal --help");
    assertMisuse(InProcess.run("seal", "m", "-o", "s", "--segment-size", "big"), "'big'", "--help");
    assertMisuse(
        InProcess.run("seal", "m", "-o", "s", "--publisher-key", "k"),
        "--publisher-public-key",
        "--help");
  }

  @Test
  void timeoutThatIsNone_isMisuse() {
    assertMisuse(InProcess.run("doctor", "--ready", "--timeout", "0"), "--timeout", "more than 0");
    assertMisuse(InProcess.run("doctor", "--timeout", "NaN"), "--timeout", "more than 0");
  }

  @Test
  void incompleteKeyCommand_isMisuse() {
    assertMisuse(
        InProcess.run("key", "rotate", "m", "--if-older-than", "90"),
        "'90' is no length of time; write 90d",
        "see bulla key rotate --help");
    assertMisuse(
        InProcess.run("key", "destroy", "m/1"), "--models", "see bulla key destroy --help");
    assertMisuse(InProcess.run("key", "suspend"), "KEK/VERSION", "see bulla key suspend --help");
    assertMisuse(InProcess.run("key", "admin"), "no command given", "see bulla key admin --help");
  }

  @Test
  void missingConfiguration_isNamed() {
    InProcess run = InProcess.run("key", "list");
    assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(run.err()).contains("error: ", "no/such/bulla.properties", "hint: ", "bulla init");
  }

  @Test
  void missingConfiguration_thatWasNamed_failsTheDoctor() {
    String missing = directory.resolve("none").toString();
    for (InProcess run :
        List.of(
            InProcess.run("doctor"),
            InProcess.run(Map.of(), "doctor", "--config", missing),
            InProcess.run(Map.of("BULLA_CONFIG", missing), "doctor"))) {
      assertThat(run.exitCode()).as(run.toString()).isEqualTo(ExitCode.NOT_READY.number());
      assertThat(run.out()).containsPattern("fail +configuration +none at ");
    }
    InProcess unnamed = InProcess.run(Map.of("HOME", directory.toString()), "doctor");
    assertThat(unnamed.out()).containsPattern("warn +configuration +none at " + directory);
  }

  @Test
  void configurationOption_beatsTheEnvironment() throws IOException {
    Path file = Files.writeString(directory.resolve("b.properties"), "bogus = 1\n");
    InProcess run = InProcess.run("--config", file.toString(), "key", "list");
    assertThat(run.exitCode()).isEqualTo(ExitCode.CONFIGURATION.number());
    assertThat(run.err()).contains(file + ":1", "bogus");
  }

  @Test
  void debug_showsTheTraceThatIsHiddenElse() {
    assertThat(InProcess.run("key", "list").err()).doesNotContain("\tat ");
    assertThat(InProcess.run("--debug", "key", "list").err()).contains("\tat ");
  }

  private static void assertMisuse(InProcess run, String what, String hint) {
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err()).startsWith("error: ").contains(what, "hint: ", hint);
    assertThat(run.err()).doesNotContainIgnoringCase("error: error").doesNotContain("\tat ");
  }
}
