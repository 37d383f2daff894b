package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sealed DJL model directory: the model, and every file that DJL reads beside it. */
class SealedDjlIT {
  private static final String DJL = "djl-0.38.0";
  private static final String SERVED = "[1.5, -2.0, 4.0]\ncat\ndog\nsealed\n";

  @TempDir static Path shared;
  private static Keys keys;
  private static Path sealed;

  @TempDir Path directory;

  @BeforeAll
  static void seal() throws Exception {
    keys = Keys.in(shared);
    Path plain = Files.createDirectory(shared.resolve("plain"));
    Files.write(plain.resolve("tiny.onnx"), TinyOnnx.identity());
    Files.writeString(plain.resolve("serving.properties"), "option.modelName=tiny\nnote=sealed\n");
    Files.writeString(plain.resolve("synset.txt"), "cat\ndog\n");
    Files.writeString(plain.resolve("tokenizer.json"), TinyTokenizer.JSON);
    Files.writeString(plain.resolve("tokenizer_config.json"), "{\"model_max_length\": 16}");
    sealed = keys.seal(plain, shared.resolve("tiny"));
  }

  @Test
  void sealedDirectory_servesModelAndSideFiles() throws Exception {
    Outcome outcome = run("DjlProgram", sealed.toString());
    assertThat(outcome.out()).isEqualTo(SERVED);
    assertThat(outcome.err())
        .contains("DJL 0.38.0 is hooked")
        .contains("ONNX Runtime 1.21.1 is hooked");
  }

  @Test
  void sealedDirectory_isServedByItsUrl() throws Exception {
    assertThat(run("DjlProgram", sealed.toUri().toString()).out()).isEqualTo(SERVED);
  }

  /** DJL copies what is in it to its cache, ciphertext and manifest, and loads it from there. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void zipOfASealedDirectory_isServedByPathAndUrl(boolean byUrl) throws Exception {
    Path zip = zipped(sealed, directory.resolve("tiny.zip"));
    String place = byUrl ? zip.toUri().toString() : zip.toString();
    Outcome outcome = run("DjlProgram", place);
    assertThat(outcome.out()).as(outcome.err()).isEqualTo(SERVED);
  }

  @Test
  void plaintextMemberOfAZip_isRefused() throws Exception {
    Path mixed = Files.createDirectory(directory.resolve("mixed"));
    try (var files = Files.list(sealed)) {
      for (Path file : files.toList()) {
        Files.copy(file, mixed.resolve(file.getFileName()));
      }
    }
    Files.write(mixed.resolve("tiny.onnx"), TinyOnnx.identity());
    Outcome outcome = run("DjlProgram", zipped(mixed, directory.resolve("tiny.zip")).toString());
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("stands in the place of a sealed member");
  }

  /** DJL would unpack its plaintext to disk. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void zipSealedAsAWhole_isRefusedByNameWithWhatToDo(boolean byUrl) throws Exception {
    Path plain = zipped(shared.resolve("plain"), directory.resolve("plain.zip"));
    Path zip = keys.seal(plain, directory.resolve("tiny.zip"));
    Outcome outcome = run("DjlProgram", byUrl ? zip.toUri().toString() : zip.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("RefusedException: " + zip + ": is sealed as a whole, and DJL unpacks it to disk")
        .contains("seal the directory");
  }

  private static Path zipped(Path model, Path zip) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        var files = Files.list(model)) {
      for (Path file : files.toList()) {
        out.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, out);
      }
    }
    return zip;
  }

  @Test
  void withoutTheAgent_nothingLoads() throws Exception {
    Outcome outcome = Fork.in(directory).with(DJL).run("DjlProgram", sealed.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
  }

  /** The version that LangChain4j and Spring AI bring. */
  @ParameterizedTest
  @CsvSource({"path, tokenizer.json", "config, ''"})
  void sealedTokenizer_tokenizesInTheOlderVersionToo(String form, String file) throws Exception {
    Outcome outcome =
        Fork.in(directory)
            .with("tokenizers-0.36.0")
            .withAgent(keys.configuration().toString())
            .run("TokenizerProgram", form, sealed.resolve(file).toString());
    assertThat(outcome.out()).as(outcome.err()).isEqualTo("[1, 2]\n");
    assertThat(outcome.err())
        .contains("HuggingFace tokenizers 0.36.0 is hooked")
        .doesNotContain("was not tested");
  }

  @ParameterizedTest
  @CsvSource({"path, tokenizer.json", "path, ''", "config, ''"})
  void sealedTokenizer_tokenizes(String form, String file) throws Exception {
    Outcome outcome = run("TokenizerProgram", form, sealed.resolve(file).toString());
    assertThat(outcome.out()).isEqualTo("[1, 2]\n");
  }

  @Test
  void sealedTokenizerFile_tokenizesFromAStream() throws Exception {
    Path plain = Files.writeString(directory.resolve("plain.json"), TinyTokenizer.JSON);
    Path alone = keys.seal(plain, directory.resolve("tokenizer.json"));
    assertThat(run("TokenizerProgram", "stream", alone.toString()).out()).isEqualTo("[1, 2]\n");
  }

  @Test
  void memberFromAStream_isRefusedBecauseItsManifestIsUnknown() throws Exception {
    Path member = sealed.resolve("tokenizer.json");
    Outcome outcome = run("TokenizerProgram", "stream", member.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("io.bulla.loader.Model", "load it by its path", "bulla seal FILE");
  }

  @Test
  void formReadInNativeCode_isRefused() throws Exception {
    Outcome outcome = run("TokenizerProgram", "two", sealed.resolve("tokenizer.json").toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("reads it in native code");
  }

  @Test
  void damagedTokenizerConfig_isNotPassedOver() throws Exception {
    Path copy = Files.createDirectory(directory.resolve("copy"));
    try (var files = Files.list(sealed)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Path config = copy.resolve("tokenizer_config.json");
    byte[] bytes = Files.readAllBytes(config);
    bytes[bytes.length - 1] ^= 1;
    Files.write(config, bytes);
    Outcome outcome = run("TokenizerProgram", "config", copy.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("Caused by: io.bulla.loader.ModelAuthenticationException");
  }

  /** As DJL Serving has them, which reads serving.properties by itself. */
  @Test
  void propertiesInPlaintext_standBesideASealedFile() throws Exception {
    Path mixed = Files.createDirectory(directory.resolve("mixed"));
    keys.seal(shared.resolve("plain/tiny.onnx"), mixed.resolve("tiny.onnx"));
    for (String name : List.of("serving.properties", "synset.txt")) {
      Files.copy(shared.resolve("plain").resolve(name), mixed.resolve(name));
    }
    Outcome outcome = run("DjlProgram", mixed.toString());
    assertThat(outcome.out()).as(outcome.err()).isEqualTo("[1.5, -2.0, 4.0]\ncat\ndog\nsealed\n");
  }

  /** Engines of DJL Serving, whose processes meet ciphertext. */
  @ParameterizedTest
  @ValueSource(strings = {"Python", "MPI"})
  void engineOfOtherProcesses_isRefusedByNameForSealedModels(String engine) throws Exception {
    Path mixed = Files.createDirectory(directory.resolve("mixed"));
    keys.seal(shared.resolve("plain/tiny.onnx"), mixed.resolve("tiny.onnx"));
    Path plain = shared.resolve("plain");
    Outcome outcome =
        run("DjlOtherProcess", engine, sealed.toString(), mixed.toString(), plain.toString());
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).as(outcome.err()).hasSize(3);
    assertThat(lines.subList(0, 2))
        .allMatch(line -> line.contains("is sealed, and DJL gives it to processes of Python"));
    assertThat(lines.get(2)).contains("the engine was asked for").doesNotContain("sealed, and");
  }

  private Outcome run(String program, String... arguments) throws Exception {
    return Fork.in(directory)
        .with(DJL)
        .withAgent(keys.configuration().toString())
        .run(program, arguments);
  }
}
