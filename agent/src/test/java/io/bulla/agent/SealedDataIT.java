package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of ONNX Runtime that are not sealed, and keep data in files that are. */
class SealedDataIT {
  private static final int OFFSET = 64;
  private static final int LENGTH_BYTES = 12;
  private static final String LOCATION = "data/w.bin";
  private static final List<String> COMPUTED =
      List.of(
          "path=main.onnx",
          "path=inner.onnx",
          "path=dot.onnx",
          "path=large.onnx",
          "path=tied.onnx",
          "path=folded.onnx",
          "path=two.onnx",
          "path=half.onnx");

  @TempDir static Path shared;
  private static Keys keys;
  private static Path plain;

  @TempDir Path directory;
  private Path mixed;

  @BeforeAll
  static void write() throws Exception {
    keys = Keys.in(shared);
    plain = Files.createDirectory(shared.resolve("plain"));
    Files.createDirectory(plain.resolve("data"));
    weights("w.bin", 0);
    weights("v.bin", 1);
    weights("p.bin", 2);
    model("main", TinyOnnx.externalData(LOCATION, OFFSET, LENGTH_BYTES));
    model("inner", TinyOnnx.externalDataInSubgraphs(LOCATION, OFFSET, LENGTH_BYTES));
    model("dot", TinyOnnx.externalData("./" + LOCATION, OFFSET, LENGTH_BYTES));
    model("large", LargerOnnx.external(LOCATION, OFFSET));
    model("tied", LargerOnnx.tied(LOCATION, OFFSET));
    model("folded", LargerOnnx.folded(LOCATION, OFFSET));
    model("two", LargerOnnx.external(LOCATION, "data/v.bin", OFFSET));
    model("half", LargerOnnx.external(LOCATION, "data/p.bin", OFFSET));
  }

  private static void model(String name, byte[] model) throws IOException {
    Files.write(plain.resolve(name + ".onnx"), model);
  }

  private static void weights(String name, long seed) throws IOException {
    byte[] weights = LargerOnnx.weights(seed);
    ByteBuffer file = ByteBuffer.allocate(OFFSET + weights.length).position(OFFSET).put(weights);
    Files.write(plain.resolve("data").resolve(name), file.array());
  }

  /** The same models, of whose data all files but one are sealed, each by itself. */
  @BeforeEach
  void seal() throws Exception {
    mixed = Files.createDirectories(directory.resolve("mixed/data")).getParent();
    for (String each : COMPUTED) {
      String name = each.substring("path=".length());
      Files.copy(plain.resolve(name), mixed.resolve(name));
    }
    for (String name : List.of("w.bin", "v.bin")) {
      keys.seal(plain.resolve("data").resolve(name), mixed.resolve("data").resolve(name));
    }
    Files.copy(plain.resolve("data/p.bin"), mixed.resolve("data/p.bin"));
  }

  @ParameterizedTest
  @MethodSource("io.bulla.agent.OrtVersions#usual")
  void plainModelsOfSealedData_computeWhatPlainOnesDo(String version) throws Exception {
    requireEqualToPlain(version);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("io.bulla.agent.OrtVersions#others")
  void plainModelsOfSealedData_computeWhatPlainOnesDoInOtherVersions(String version)
      throws Exception {
    requireEqualToPlain(version);
  }

  private void requireEqualToPlain(String version) throws Exception {
    Path report = directory.resolve("report.jsonl");
    List<String> plainLines = run(fork(version).workingIn(plain), COMPUTED);
    assertThat(plainLines).hasSize(COMPUTED.size()).allMatch(line -> line.startsWith("["));
    Fork agent = agent(version, ",agent.report=" + report);
    assertThat(run(agent.workingIn(mixed), COMPUTED)).isEqualTo(plainLines);
    List<String> events = Files.readAllLines(report);
    assertThat(events)
        .filteredOn(line -> line.contains("\"event\":\"copied\""))
        .singleElement()
        .asString()
        .contains("folded.onnx");
    assertThat(events)
        .filteredOn(line -> line.contains("\"event\":\"open\""))
        .hasSize(COMPUTED.size() + 1)
        .allMatch(line -> line.contains("w.bin\"") || line.contains("v.bin\""));
  }

  /** ONNX Runtime makes no copy, and what it was lent is wiped. */
  @Test
  void lentWeights_areInMemoryOnceUntilTheSessionIsClosed() throws Exception {
    Outcome outcome =
        agent("1.29.0", "")
            .workingIn(mixed)
            .option("-Xmx64m")
            .run("ClosedSessionProgram", "large.onnx", LargerOnnx.markerOf(0));
    assertThat(outcome.out()).as(outcome.err()).isEqualTo("1\n0\n");
  }

  @Test
  void modelInMemory_isRefused_sinceItIsInNoDirectory() throws Exception {
    List<String> lines =
        run(
            agent("1.29.0", "").workingIn(mixed),
            List.of("bytes=main.onnx", "buffer=main.onnx", "buffer=inner.onnx"));
    assertThat(lines)
        .allMatch(line -> line.contains("is not sealed, and its data are in a file that is ("))
        .allMatch(line -> line.contains("load the model by its path"));
  }

  @Test
  void changedDataFile_isRefused() throws Exception {
    Path flipped = mixed.resolve(LOCATION);
    byte[] bytes = Files.readAllBytes(flipped);
    bytes[bytes.length - 1] ^= 1;
    Files.write(flipped, bytes);
    assertThat(refusal("main.onnx")).contains(flipped + ", segment");
  }

  @Test
  void placesOutsideTheModelsDirectory_areRefused() throws Exception {
    Path outside = keys.seal(plain.resolve(LOCATION), directory.resolve("outside.bin"));
    Files.createSymbolicLink(mixed.resolve("link.bin"), outside);
    for (String location : List.of("../outside.bin", outside.toString(), "link.bin")) {
      byte[] model = TinyOnnx.externalData(location, OFFSET, LENGTH_BYTES);
      Files.write(mixed.resolve("leading.onnx"), model);
      assertThat(refusal("leading.onnx"))
          .contains("leading.onnx: the place of its data, " + location)
          .containsAnyOf("leads out of the model's directory", "is no relative path");
    }
  }

  @Test
  void linkInsideTheModelsDirectory_isFollowed() throws Exception {
    Files.createSymbolicLink(mixed.resolve("link.bin"), mixed.resolve(LOCATION));
    byte[] model = TinyOnnx.externalData("link.bin", OFFSET, LENGTH_BYTES);
    Files.write(mixed.resolve("leading.onnx"), model);
    List<String> models = List.of("path=leading.onnx", "path=main.onnx");
    List<String> lines = run(agent("1.29.0", "").workingIn(mixed), models);
    assertThat(lines.get(0)).startsWith("[").isEqualTo(lines.get(1));
  }

  /** This JVM sees no such file, where ONNX Runtime would take its ciphertext for weights. */
  @Test
  void dataUnderANameThatThisJvmCannotRepresent_areRefused() throws Exception {
    Process copy =
        new ProcessBuilder("sh", "-c", "cp data/w.bin \"$(printf '\\303\\274').bin\"")
            .directory(mixed.toFile())
            .start();
    assertThat(copy.waitFor()).isZero();
    byte[] model = TinyOnnx.externalData("\u00FC.bin", OFFSET, LENGTH_BYTES);
    Files.write(mixed.resolve("umlaut.onnx"), model);
    List<String> models = List.of("path=umlaut.onnx", "path=main.onnx");
    Fork utf8 = agent("1.29.0", "").workingIn(mixed).variable("LC_ALL", "C.UTF-8");
    List<String> lines = run(utf8, models);
    assertThat(lines.get(0)).startsWith("[").isEqualTo(lines.get(1));
    Fork ascii = agent("1.29.0", "").workingIn(mixed).variable("LC_ALL", "C");
    assertThat(run(ascii, models).get(0))
        .contains("umlaut.onnx: the place of its data", "LC_ALL=C.UTF-8");
  }

  /** Versions of ONNX Runtime look beside the link, or beside the file. */
  @Test
  void modelThatIsALinkToAnotherDirectory_isRefused() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("l.onnx"), mixed.resolve("main.onnx"));
    assertThat(refusal(link.toString()))
        .contains(link + ": is a link to " + mixed.resolve("main.onnx").toRealPath())
        .contains("load it by that path");
  }

  @Test
  void memberOfASealedDirectory_isNoDataOfAModelOutsideIt() throws Exception {
    keys.seal(plain.resolve("data"), mixed.resolve("sealed"));
    byte[] model = TinyOnnx.externalData("sealed/w.bin", OFFSET, LENGTH_BYTES);
    Files.write(mixed.resolve("leading.onnx"), model);
    assertThat(refusal("leading.onnx")).contains("is in the directory of another sealed model");
  }

  @Test
  void plainModelInASealedDirectory_isRefusedAllTheSame() throws Exception {
    Path sealed = keys.seal(plain, directory.resolve("sealed"));
    Path planted = Files.copy(plain.resolve("main.onnx"), sealed.resolve("planted.onnx"));
    assertThat(refusal(planted.toString())).contains("is not a member of the model");
  }

  @Test
  void policyForPlaintext_holdsForTheModelAndForEachPlainFileOfItsData() throws Exception {
    assertThat(run(agent("1.29.0", ",agent.plaintext=deny").workingIn(mixed), "path=main.onnx"))
        .contains("main.onnx: is not sealed, and agent.plaintext is deny");
    Fork denying = agent("1.29.0", ",agent.plaintext.deny=" + mixed.resolve("data"));
    List<String> lines = run(denying.workingIn(mixed), List.of("path=two.onnx", "path=half.onnx"));
    assertThat(lines.get(0)).startsWith("[");
    assertThat(lines.get(1)).contains("p.bin: is not sealed, and agent.plaintext.deny names");
  }

  @Test
  void optionThatWritesTheModel_isRefused_asForASealedOne() throws Exception {
    Path written = directory.resolve("optimized.onnx");
    for (Path models : List.of(mixed, plain)) {
      Outcome outcome =
          agent("1.29.0", "")
              .workingIn(models)
              .run("OrtProgram", "path", "large.onnx", "optimized=" + written);
      if (models.equals(mixed)) {
        assertThat(outcome.err()).contains("setOptimizedModelFilePath would make ONNX Runtime");
        assertThat(written).doesNotExist();
      } else {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(written).exists();
      }
    }
  }

  private String refusal(String model) throws Exception {
    return run(agent("1.29.0", "").workingIn(mixed), "path=" + model);
  }

  private static String run(Fork fork, String model) throws Exception {
    return run(fork, List.of(model)).get(0);
  }

  private static List<String> run(Fork fork, List<String> models) throws Exception {
    Outcome outcome = fork.run("OrtModelsProgram", models.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out().lines().toList();
  }

  private Fork agent(String version, String more) throws IOException {
    return fork(version).withAgent("config=" + keys.configuration() + more);
  }

  private Fork fork(String version) throws IOException {
    return Fork.in(directory).with("onnxruntime-" + version);
  }
}
