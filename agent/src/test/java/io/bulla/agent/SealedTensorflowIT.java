package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A SavedModel with a variable that TensorFlow has saved, sealed, in TensorFlow Java. */
class SealedTensorflowIT {
  private static final String ENGINE = "tensorflow-1.1.0";
  private static final String ABSENT = "absent";
  private static final Path GRAPH = Path.of("saved_model.pb");
  private static final Path WEIGHTS = Path.of("variables", "variables.data-00000-of-00001");

  @TempDir static Path shared;
  private static final Map<String, String> RESULTS = new HashMap<>();
  private static String errors = "";
  private static List<Path> linksLeft = List.of();

  @BeforeAll
  static void run() throws Exception {
    Keys keys = Keys.in(shared);
    Path plain = Files.createDirectories(shared.resolve("models/plain"));
    Outcome made = fork("make").run("TensorflowMake", plain.toString());
    assertThat(made.exitCode()).as(made.err()).isZero();
    keys.seal(plain, shared.resolve("whole"));
    keys.seal(shared.resolve("models"), shared.resolve("below"));
    change(keys.seal(plain, shared.resolve("changed")).resolve(WEIGHTS));
    put(plain, GRAPH, keys.seal(plain, shared.resolve("graph-in-plaintext")));
    put(plain, WEIGHTS, keys.seal(plain, shared.resolve("weights-in-plaintext")));
    Files.createSymbolicLink(shared.resolve("linked"), shared.resolve("whole"));
    note("without ", fork("without"), "models/plain", "whole");
    note(
        "uri ",
        fork("uri").withAgent(keys.configuration() + ""),
        "whole",
        "graph-in-plaintext",
        "weights-in-plaintext");
    note(
        "",
        fork("with").withAgent("config=" + keys.configuration() + ",agent.plaintext=deny"),
        "whole",
        "below/plain",
        "linked",
        "changed",
        "graph-in-plaintext",
        "weights-in-plaintext",
        "models/plain",
        ABSENT + "/../models/plain");
  }

  private static Fork fork(String name) throws IOException {
    return Fork.in(Files.createDirectory(shared.resolve(name))).with(ENGINE);
  }

  private static void note(String key, Fork fork, String... models) throws Exception {
    String[] paths =
        Stream.of(models).map(model -> scheme(key) + shared.resolve(model)).toArray(String[]::new);
    Outcome outcome = fork.run("TensorflowProgram", paths);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    int places = shared.toString().length() + 1;
    outcome
        .out()
        .lines()
        .map(line -> line.substring(scheme(key).length()).split(": ", 2))
        .forEach(line -> RESULTS.put(key + line[0].substring(places), line[1]));
    errors = outcome.err();
    linksLeft = fork.linksLeft();
  }

  /** TensorFlow's own file systems take URIs. */
  private static String scheme(String key) {
    return key.equals("uri ") ? "file://" : "";
  }

  private static void change(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
  }

  private static void put(Path plain, Path member, Path sealed) throws IOException {
    Files.copy(plain.resolve(member), sealed.resolve(member), StandardCopyOption.REPLACE_EXISTING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"whole", "below/plain", "linked", "uri whole"})
  void sealedModel_computesWhatThePlaintextOneDoes(String model) {
    String plain = RESULTS.get("without models/plain");
    assertThat(plain).startsWith("[");
    assertThat(RESULTS.get(model)).as(errors).isEqualTo(plain);
  }

  @Test
  void withoutTheAgent_nothingLoads() {
    assertThat(RESULTS.get("without whole")).startsWith("refused");
  }

  @Test
  void changedWeights_areRefused() {
    assertThat(RESULTS.get("changed"))
        .startsWith("refused | org.tensorflow.exceptions.TensorFlowException: ")
        .contains("| io.bulla.loader.ModelAuthenticationException: ")
        .contains(WEIGHTS.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "graph-in-plaintext",
        "weights-in-plaintext",
        "uri graph-in-plaintext",
        "uri weights-in-plaintext"
      })
  void plaintextMember_isRefused(String model) {
    assertThat(RESULTS.get(model)).startsWith("refused").contains("io.bulla.loader.Model");
  }

  /**
   * TensorFlow leaves out a directory and the .. after it, also where there is no such directory.
   */
  @ParameterizedTest
  @ValueSource(strings = {"models/plain", ABSENT + "/../models/plain"})
  void plaintextModel_isRefusedWhereThePolicySaysSo(String model) {
    assertThat(RESULTS.get(model))
        .startsWith("refused | org.tensorflow.exceptions.TensorFlowException: ")
        .contains("agent.plaintext is deny");
  }

  @Test
  void engine_isHookedAndTested_andLeavesNoLinks() {
    assertThat(errors).contains("TensorFlow Java 1.1.0 is hooked").doesNotContain("was not tested");
    assertThat(linksLeft).isEmpty();
  }
}
