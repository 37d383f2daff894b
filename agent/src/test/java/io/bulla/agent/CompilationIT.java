package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sealed models as the input of ONNX Runtime's compiler, which writes them out in plaintext. */
class CompilationIT {
  private static final String NEWEST = "1.29.0";
  private static final int OFFSET = 64;
  private static final String ALLOWED = ",agent.outputs=allow";

  @TempDir static Path shared;
  private static Keys keys;
  private static Path plain;
  private static Path sealed;
  private static Path alone;
  private static Path mixed;

  @TempDir Path directory;

  @BeforeAll
  static void seal() throws Exception {
    keys = Keys.in(shared);
    plain = Files.createDirectory(shared.resolve("plain"));
    byte[] weights = LargerOnnx.weights(0);
    ByteBuffer file = ByteBuffer.allocate(OFFSET + weights.length).position(OFFSET).put(weights);
    Files.write(plain.resolve("w.bin"), file.array());
    Files.write(plain.resolve("raw.onnx"), LargerOnnx.raw());
    Files.write(plain.resolve("external.onnx"), LargerOnnx.external("w.bin", OFFSET));
    sealed = keys.seal(plain, shared.resolve("sealed"));
    alone = Files.createDirectory(shared.resolve("alone"));
    keys.seal(plain.resolve("raw.onnx"), alone.resolve("raw.onnx"));
    keys.seal(plain.resolve("external.onnx"), alone.resolve("external.onnx"));
    mixed = Files.createDirectory(shared.resolve("mixed"));
    Files.copy(plain.resolve("external.onnx"), mixed.resolve("external.onnx"));
    keys.seal(plain.resolve("w.bin"), mixed.resolve("w.bin"));
  }

  @Test
  void sealedInput_isRefusedInEachForm_unlessTheOperatorAllowsOutputs() throws Exception {
    List<String> refused =
        compile(
            agent(NEWEST, ""),
            "path=" + alone.resolve("raw.onnx"),
            "buffer=" + alone.resolve("raw.onnx"),
            "heap=" + alone.resolve("raw.onnx"),
            "path=" + sealed.resolve("external.onnx"),
            "path=" + mixed.resolve("external.onnx"));
    assertThat(refused)
        .hasSize(5)
        .allMatch(line -> line.contains("would compile it into a file in plaintext"))
        .allMatch(line -> line.contains("agent.outputs = allow"));
    assertThat(directory.resolve("outputs")).isEmptyDirectory();
  }

  @Test
  void plainInput_isCompiledAsWithoutTheAgent() throws Exception {
    String[] models = {
      "path=" + plain.resolve("external.onnx"), "buffer=" + plain.resolve("raw.onnx")
    };
    assertThat(compile(fork(NEWEST), models)).containsOnly("compiled");
    List<byte[]> expected = outputs(2);
    assertThat(compile(agent(NEWEST, ""), models)).containsOnly("compiled");
    List<byte[]> compiled = outputs(2);
    assertThat(compiled.get(0)).isEqualTo(expected.get(0));
    assertThat(compiled.get(1)).isEqualTo(expected.get(1));
  }

  @Test
  void sealedInput_isCompiledIfTheOperatorAllowsOutputs() throws Exception {
    requireCompiled(NEWEST);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("io.bulla.agent.OrtVersions#others")
  void sealedInput_isCompiledIfTheOperatorAllowsOutputsInOtherVersions(String version)
      throws Exception {
    requireCompiled(version);
  }

  /** What was compiled is a model that computes what the plain one does. */
  private void requireCompiled(String version) throws Exception {
    String[] models = {
      "path=" + alone.resolve("raw.onnx"),
      "buffer=" + alone.resolve("raw.onnx"),
      "heap=" + alone.resolve("raw.onnx"),
      "path=" + sealed.resolve("raw.onnx"),
      "path=" + sealed.resolve("external.onnx"),
      "path=" + mixed.resolve("external.onnx")
    };
    assertThat(compile(agent(version, ALLOWED), models)).containsOnly("compiled");
    Path outputs = directory.resolve("outputs");
    List<String> compiled =
        IntStream.rangeClosed(1, 6).mapToObj(i -> "path=" + outputs.resolve(i + ".onnx")).toList();
    List<String> originals = new ArrayList<>();
    for (String model : List.of("raw", "raw", "raw", "raw", "external", "external")) {
      originals.add("path=" + plain.resolve(model + ".onnx"));
    }
    String expected = run(fork(version), originals).out();
    assertThat(expected.lines()).hasSize(6).allMatch(line -> line.startsWith("["));
    assertThat(run(fork(version), compiled).out()).isEqualTo(expected);
  }

  @Test
  void dataInOtherFiles_areNotFoundForAModelInMemory() throws Exception {
    List<String> lines =
        compile(agent(NEWEST, ALLOWED), "buffer=" + alone.resolve("external.onnx"));
    assertThat(lines).singleElement().asString().contains("nothing tells where bytes come from");
  }

  @Test
  void inputThatDoesNotOpen_isRefusedWithTheEnginesException() throws Exception {
    Path flipped = directory.resolve("flipped.onnx");
    byte[] bytes = Files.readAllBytes(alone.resolve("raw.onnx"));
    bytes[bytes.length - 1] ^= 1;
    Files.write(flipped, bytes);
    assertThat(compile(agent(NEWEST, ALLOWED), "path=" + flipped))
        .singleElement()
        .asString()
        .contains(flipped + ", segment");
  }

  /** The first model's weights are there while it is the input: once, in the agent's memory. */
  @Test
  void plaintext_isWipedWhenTheInputIsReplaced_andWhenTheCompilationIsClosed() throws Exception {
    Path other = keys.seal(write(9), directory.resolve("other.onnx"));
    Path first = keys.seal(write(1), directory.resolve("first.onnx"));
    assertThat(copies(first, other, first)).isEqualTo("1\n0\n1\n0\n");
  }

  private Path write(long seed) throws IOException {
    return Files.write(directory.resolve("plain-" + seed + ".onnx"), LargerOnnx.raw(seed));
  }

  private String copies(Path... inputs) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.add(LargerOnnx.markerOf(1));
    Arrays.stream(inputs).map(Path::toString).forEach(arguments::add);
    Outcome outcome =
        agent(NEWEST, ALLOWED)
            .option("-Xmx64m")
            .run("ClosedCompilationProgram", arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out();
  }

  private List<byte[]> outputs(int count) throws IOException {
    List<byte[]> outputs = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      outputs.add(Files.readAllBytes(directory.resolve("outputs").resolve(i + ".onnx")));
    }
    return outputs;
  }

  private List<String> compile(Fork fork, String... models) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.add(Files.createDirectories(directory.resolve("outputs")).toString());
    arguments.addAll(List.of(models));
    Outcome outcome = fork.run("CompilationProgram", arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out().lines().toList();
  }

  private static Outcome run(Fork fork, List<String> models) throws Exception {
    return fork.run("OrtModelsProgram", models.toArray(String[]::new));
  }

  private Fork agent(String version, String more) throws IOException {
    return fork(version).withAgent("config=" + keys.configuration() + more);
  }

  private Fork fork(String version) throws IOException {
    return Fork.in(directory).with("onnxruntime-" + version);
  }
}
