package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models whose weights are in other files. */
class ExternalDataIT {
  private static final String OUTPUT = "[11.5, 18.0, 34.0]";
  private static final int OFFSET = 8;
  private static final int LENGTH_BYTES = 12;

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
  }

  private static void write(Path target) throws IOException {
    Files.write(Files.createDirectory(target.resolve("data")).resolve("w.bin"), weights());
    write(target, "main", TinyOnnx.externalData("data/w.bin", OFFSET, LENGTH_BYTES));
    write(target, "inner", TinyOnnx.externalDataInSubgraphs("data/w.bin", OFFSET, LENGTH_BYTES));
    write(target, "dot", TinyOnnx.externalData("./data/w.bin", OFFSET, LENGTH_BYTES));
    write(target, "up", TinyOnnx.externalData("../plain/data/w.bin", OFFSET, LENGTH_BYTES));
    write(target, "root", TinyOnnx.externalData(shared + "/plain/data/w.bin", OFFSET, 12));
    write(target, "absent", TinyOnnx.externalData("data/v.bin", OFFSET, LENGTH_BYTES));
    write(target, "long", TinyOnnx.externalData("data/w.bin", OFFSET, LENGTH_BYTES + 1));
    write(target, "far", TinyOnnx.externalData("data/w.bin", Long.MAX_VALUE / 16, 12));
  }

  private static void write(Path target, String name, byte[] model) throws IOException {
    Files.write(target.resolve(name + ".onnx"), model);
  }

  /** 10, 20, 30 behind a few other bytes. */
  private static byte[] weights() {
    ByteBuffer bytes = ByteBuffer.allocate(OFFSET + LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.position(OFFSET).putFloat(10).putFloat(20).putFloat(30).array();
  }

  @ParameterizedTest
  @MethodSource("io.bulla.agent.OrtVersions#usual")
  void sealedDirectory_computesWhatThePlainOneDoes(String version) throws Exception {
    requireSealedEqualsPlain(version);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("io.bulla.agent.OrtVersions#others")
  void sealedDirectory_computesWhatThePlainOneDoesInOtherVersions(String version) throws Exception {
    requireSealedEqualsPlain(version);
  }

  private void requireSealedEqualsPlain(String version) throws Exception {
    List<String> plainLines = run(fork(version), plain, "main", "inner");
    assertThat(plainLines).containsExactly(OUTPUT, OUTPUT);
    assertThat(run(agent(version), sealed, "main", "inner")).isEqualTo(plainLines);
  }

  @Test
  void locationsInASealedModel_areFollowedOnlyToMembersBelowIt() throws Exception {
    List<String> lines = run(agent("1.21.1"), sealed, "dot", "up", "root", "absent", "long", "far");
    assertThat(lines.get(0)).isEqualTo(OUTPUT);
    assertThat(lines.get(1)).contains(sealed + "/up.onnx: the place of its data, ../plain");
    assertThat(lines.get(2)).contains("root.onnx: the place of its data", "no relative path");
    assertThat(lines.get(3)).contains("data/v.bin", "is not a member of the model");
    assertThat(lines.get(4)).contains("long.onnx: its tensor \"w\" is said to be at offset 8");
    assertThat(lines.get(5)).contains("far.onnx: its tensor \"w\" is said to be at offset");
  }

  @Test
  void changedDataFile_isRefused() throws Exception {
    Path changed = copyOfSealed();
    Path data = changed.resolve("data").resolve("w.bin");
    byte[] bytes = Files.readAllBytes(data);
    bytes[bytes.length - 1] ^= 1;
    Files.write(data, bytes);
    assertThat(run(agent("1.29.0"), changed, "main").get(0)).contains("segment 0", "w.bin");
    Files.write(data, weights());
    assertThat(run(agent("1.29.0"), changed, "main").get(0)).contains("w.bin", "is not sealed");
    Files.delete(data);
    assertThat(run(agent("1.29.0"), changed, "main").get(0)).contains("w.bin", "is missing");
  }

  @Test
  void sealedDataOfAPlaintextModel_isRefusedInEachForm() throws Exception {
    Path mixed = Files.createDirectories(directory.resolve("mixed/data")).getParent();
    keys.seal(plain.resolve("data/w.bin"), mixed.resolve("data/w.bin"));
    Files.copy(plain.resolve("main.onnx"), mixed.resolve("main.onnx"));
    Files.copy(plain.resolve("inner.onnx"), mixed.resolve("inner.onnx"));
    assertThat(run(agent("1.29.0"), mixed, "main", "inner"))
        .allMatch(line -> line.contains("is not sealed, and its data are in a file that is ("));
    Outcome inWorkingDirectory =
        agent("1.29.0")
            .workingIn(mixed)
            .run("OrtModelsProgram", "bytes,buffer", mixed.resolve("main.onnx").toString());
    assertThat(inWorkingDirectory.out().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("given to ONNX Runtime: is not sealed, and its data"));
  }

  @Test
  void bytesOfASealedFileWithDataElsewhere_areRefused() throws Exception {
    Path alone = keys.seal(plain.resolve("main.onnx"), directory.resolve("alone.onnx"));
    Outcome outcome =
        agent("1.21.1").run("OrtModelsProgram", "path,bytes,buffer", alone.toString());
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines.get(0)).contains("alone.onnx: its data are in another file (data/w.bin)");
    assertThat(lines.get(1)).contains("nothing tells where bytes come from");
    assertThat(lines.get(2)).contains("nothing tells where bytes come from");
  }

  private Path copyOfSealed() throws IOException {
    Path copy = Files.createDirectory(directory.resolve("changed"));
    try (var files = Files.walk(sealed)) {
      for (Path file : files.filter(path -> !path.equals(sealed)).toList()) {
        Files.copy(file, copy.resolve(sealed.relativize(file).toString()));
      }
    }
    return copy;
  }

  private List<String> run(Fork fork, Path models, String... names) throws Exception {
    String[] arguments = new String[names.length + 1];
    arguments[0] = "path";
    for (int i = 0; i < names.length; i++) {
      arguments[i + 1] = models.resolve(names[i] + ".onnx").toString();
    }
    Outcome outcome = fork.run("OrtModelsProgram", arguments);
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
