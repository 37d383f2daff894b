package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models in each form, whose weights are in themselves or in other files, large and small. */
class OrtModelsIT {
  private static final int OFFSET = 64;
  private static final int LENGTH_BYTES = 12;
  private static final List<String> COMPUTED =
      List.of(
          "path=main.onnx",
          "path=inner.onnx",
          "path=dot.onnx",
          "path=large.onnx",
          "path=raw.onnx",
          "path=folded.onnx",
          "path=products.onnx",
          "path=tied.onnx",
          "bytes=alone.onnx",
          "path=raw.ort",
          "bytes=alone.ort",
          "buffer=alone.ort");

  @TempDir static Path shared;
  private static Keys keys;
  private static Path plain;
  private static Path sealed;

  @TempDir Path directory;

  @BeforeAll
  static void seal() throws Exception {
    keys = Keys.in(shared);
    plain = Files.createDirectory(shared.resolve("plain"));
    write(plain);
    sealed = keys.seal(plain, shared.resolve("sealed"));
    for (String alone : List.of("raw.onnx", "raw.ort")) {
      String name = alone.replace("raw", "alone");
      Files.copy(plain.resolve(alone), plain.resolve(name));
      keys.seal(plain.resolve(alone), shared.resolve(name));
    }
  }

  private static void write(Path target) throws Exception {
    Path data = Files.createDirectory(target.resolve("data"));
    Files.write(data.resolve("w.bin"), weights());
    String location = "data/w.bin";
    write("main", TinyOnnx.externalData(location, OFFSET, LENGTH_BYTES));
    write("inner", TinyOnnx.externalDataInSubgraphs(location, OFFSET, LENGTH_BYTES));
    write("dot", TinyOnnx.externalData("./" + location, OFFSET, LENGTH_BYTES));
    write("up", TinyOnnx.externalData("../plain/" + location, OFFSET, LENGTH_BYTES));
    write("root", TinyOnnx.externalData(target + "/" + location, OFFSET, LENGTH_BYTES));
    write("absent", TinyOnnx.externalData("data/v.bin", OFFSET, LENGTH_BYTES));
    write("long", TinyOnnx.externalData(location, OFFSET, LENGTH_BYTES * 1_000_000L));
    write("far", TinyOnnx.externalData(location, Long.MAX_VALUE / 16, LENGTH_BYTES));
    write("large", LargerOnnx.external(location, OFFSET));
    write("adaptable", TinyOnnx.adaptable());
    Files.write(target.resolve("adapter"), TinyLora.of("w", 10, 20, 30));
    write("raw", LargerOnnx.raw());
    write("folded", LargerOnnx.folded());
    write("products", LargerOnnx.products());
    write("tied", LargerOnnx.tied(location, OFFSET));
    Fork.in(Files.createDirectory(shared.resolve("fork")))
        .with("onnxruntime-1.20.0")
        .run(
            "OrtProgram",
            "path",
            target.resolve("raw.onnx").toString(),
            "optimized=" + target.resolve("raw.ort"),
            "session.save_model_format=ORT");
  }

  private static void write(String name, byte[] model) throws IOException {
    Files.write(plain.resolve(name + ".onnx"), model);
  }

  /** Those of the larger models behind other bytes; the smaller ones have the first of them. */
  private static byte[] weights() {
    byte[] weights = LargerOnnx.weights(0);
    return ByteBuffer.allocate(OFFSET + weights.length).position(OFFSET).put(weights).array();
  }

  @ParameterizedTest
  @MethodSource("io.bulla.agent.OrtVersions#usual")
  void sealedModels_computeWhatPlainOnesDo(String version) throws Exception {
    requireSealedEqualsPlain(version);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("io.bulla.agent.OrtVersions#others")
  void sealedModels_computeWhatPlainOnesDoInOtherVersions(String version) throws Exception {
    requireSealedEqualsPlain(version);
  }

  private void requireSealedEqualsPlain(String version) throws Exception {
    Path report = directory.resolve("report.jsonl");
    List<String> plainLines = run(fork(version), in(plain, COMPUTED));
    assertThat(plainLines).hasSize(COMPUTED.size()).allMatch(line -> line.startsWith("["));
    Fork agent =
        fork(version).withAgent("config=" + keys.configuration() + ",agent.report=" + report);
    assertThat(run(agent, in(sealed, COMPUTED))).isEqualTo(plainLines);
    assertThat(Files.readAllLines(report))
        .filteredOn(line -> line.startsWith("{\"event\":\"copied\""))
        .singleElement()
        .asString()
        .contains("folded.onnx");
  }

  @Test
  void locationsInASealedModel_areFollowedOnlyToMembersBelowIt() throws Exception {
    List<String> models = List.of("up", "root", "absent", "long", "far");
    List<String> lines = run(agent("1.21.1"), models.stream().map(OrtModelsIT::sealed).toList());
    assertThat(lines.get(0)).contains(sealed + "/up.onnx: the place of its data, ../plain");
    assertThat(lines.get(1)).contains("root.onnx: the place of its data", "no relative path");
    assertThat(lines.get(2)).contains("data/v.bin", "is not a member of the model");
    assertThat(lines.get(3)).contains("long.onnx: its tensor \"w\" is said to be at offset 64");
    assertThat(lines.get(4)).contains("far.onnx: its tensor \"w\" is said to be at offset");
  }

  private static String sealed(String name) {
    return "path=" + sealed.resolve(name + ".onnx");
  }

  @Test
  void changedDataFiles_areRefused() throws Exception {
    Path flipped = copyOfSealed("flipped").resolve("data/w.bin");
    byte[] bytes = Files.readAllBytes(flipped);
    bytes[bytes.length - 1] ^= 1;
    Files.write(flipped, bytes);
    Path replaced = copyOfSealed("replaced").resolve("data/w.bin");
    Files.write(replaced, weights());
    Path linked = copyOfSealed("linked").resolve("data/w.bin");
    Files.delete(linked);
    Files.createSymbolicLink(linked, plain.resolve("data/w.bin"));
    Path removed = copyOfSealed("removed").resolve("data/w.bin");
    Files.delete(removed);
    List<Path> all = List.of(flipped, replaced, linked, removed);
    List<String> models =
        all.stream().map(data -> "path=" + data.resolve("../../main.onnx").normalize()).toList();
    List<String> lines = run(agent("1.29.0"), models);
    assertThat(lines.get(0)).contains(flipped + ", segment");
    assertThat(lines.get(1)).contains(replaced + ": is not sealed");
    assertThat(lines.get(2)).contains(linked + ": is not sealed");
    assertThat(lines.get(3)).contains(removed + ": is missing");
  }

  @Test
  void sealedModelWithoutItsDirectory_isRefused() throws Exception {
    Path mixed = Files.createDirectories(directory.resolve("mixed/data")).getParent();
    keys.seal(plain.resolve("data/w.bin"), mixed.resolve("data/w.bin"));
    keys.seal(plain.resolve("main.onnx"), mixed.resolve("alone.onnx"));
    List<String> lines =
        run(agent("1.29.0").workingIn(mixed), List.of("path=alone.onnx", "bytes=alone.onnx"));
    assertThat(lines.get(0)).contains("alone.onnx: its data are in another file (data/w.bin)");
    assertThat(lines.get(1)).contains("nothing tells where bytes come from");
  }

  /** ONNX Runtime makes no copy, and what it was lent is wiped. */
  @Test
  void lentWeights_areInMemoryOnceUntilTheSessionIsClosed() throws Exception {
    assertThat(copiesWhileOpenAndAfter("1.21.1", "large.onnx", 0)).isEqualTo("1\n0\n");
  }

  @ParameterizedTest
  @MethodSource("io.bulla.agent.OrtVersions#usual")
  void lentWeights_areWipedAsSoonAsTheSessionHasThemInAFormOfItsOwn(String version)
      throws Exception {
    requirePackedWeightsWiped(version);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("io.bulla.agent.OrtVersions#others")
  void lentWeights_areWipedAsSoonAsTheSessionHasThemInAFormOfItsOwnInOtherVersions(String version)
      throws Exception {
    requirePackedWeightsWiped(version);
  }

  /** The control: where the session does not pack them, they stay. */
  private void requirePackedWeightsWiped(String version) throws Exception {
    assertThat(copiesWhileOpenAndAfter(version, "products.onnx", 6)).isEqualTo("0\n0\n");
    assertThat(copiesWhileOpenAndAfter(version, "products.onnx", 6, "session.disable_prepacking=1"))
        .isEqualTo("1\n0\n");
  }

  private String copiesWhileOpenAndAfter(
      String version, String model, long seed, String... sessionEntries) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.add(sealed.resolve(model).toString());
    arguments.add(LargerOnnx.markerOf(seed));
    arguments.addAll(List.of(sessionEntries));
    Outcome outcome =
        agent(version)
            .option("-Xmx64m")
            .run("ClosedSessionProgram", arguments.toArray(String[]::new));
    return outcome.out();
  }

  @Test
  void sealedLoraAdapterInEachForm_adaptsAsThePlainOne() throws Exception {
    keys.seal(plain.resolve("adapter"), shared.resolve("adapter"));
    String[] arguments = {
      sealed.resolve("adaptable.onnx").toString(),
      "path=" + sealed.resolve("adapter"),
      "bytes=" + shared.resolve("adapter"),
      "buffer=" + shared.resolve("adapter"),
      "path=" + plain.resolve("adapter")
    };
    Outcome outcome = agent("1.29.0").run("LoraProgram", arguments);
    assertThat(outcome.out()).as(outcome.err()).isEqualTo("[11.5, 18.0, 34.0]\n".repeat(4));
  }

  private Path copyOfSealed(String name) throws IOException {
    Path copy = Files.createDirectory(directory.resolve(name));
    try (Stream<Path> files = Files.walk(sealed)) {
      for (Path file : files.filter(path -> !path.equals(sealed)).toList()) {
        Files.copy(file, copy.resolve(sealed.relativize(file).toString()));
      }
    }
    return copy;
  }

  /** What is a model of its own lies beside the directory where it is sealed. */
  private static List<String> in(Path models, List<String> formsAndNames) {
    return formsAndNames.stream()
        .map(each -> each.split("=", 2))
        .map(
            each ->
                each[0]
                    + "="
                    + (each[1].startsWith("alone") && models.equals(sealed) ? shared : models)
                        .resolve(each[1]))
        .toList();
  }

  private static List<String> run(Fork fork, List<String> models) throws Exception {
    Outcome outcome = fork.run("OrtModelsProgram", models.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out().lines().toList();
  }

  private Fork agent(String version) throws IOException {
    return fork(version).withAgent(keys.configuration().toString());
  }

  private Fork fork(String version) throws IOException {
    return Fork.in(directory).with("onnxruntime-" + version);
  }
}
