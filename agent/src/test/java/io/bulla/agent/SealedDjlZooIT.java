package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.DjlRepository.Form;
import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealed models in DJL's model zoos on local disk: DJL copies them to its cache as ciphertext. */
class SealedDjlZooIT {
  private static final String DJL = "djl-0.38.0";
  private static final String SERVED = "[1.5, -2.0, 4.0]\ncat\ndog\nsealed\n";
  private static final List<String> NAMES =
      List.of("serving.properties", "synset.txt", "tiny.onnx");

  @TempDir static Path shared;
  private static Keys keys;
  private static Path plain;
  private static Path sealed;

  @TempDir Path directory;
  private DjlRepository repository;

  @BeforeAll
  static void seal() throws Exception {
    keys = Keys.in(shared);
    plain = Files.createDirectory(shared.resolve("plain"));
    Files.write(plain.resolve("tiny.onnx"), TinyOnnx.identity());
    Files.writeString(plain.resolve("serving.properties"), "note=sealed\n");
    Files.writeString(plain.resolve("synset.txt"), "cat\ndog\n");
    sealed = keys.seal(plain, shared.resolve("sealed"));
  }

  @BeforeEach
  void beginRepository() throws IOException {
    repository = DjlRepository.in(Files.createDirectory(directory.resolve("repository")));
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource
  void plainRepository_isServedWithoutTheAgent(Form form) throws Exception {
    repository.put(plain, form);
    assertServed(fork().run("DjlZooProgram", "url", repository.url()));
  }

  @ParameterizedTest
  @EnumSource
  void sealedDirectoryInARepository_isServedAsThePlainOne(Form form) throws Exception {
    repository.put(sealed, form);
    assertServed(agent().run("DjlZooProgram", "url", repository.url()));
  }

  @Test
  void filesSealedEachByItself_areServedFromARepository() throws Exception {
    Path each = Files.createDirectory(directory.resolve("each"));
    for (String name : NAMES) {
      keys.seal(plain.resolve(name), each.resolve(name));
    }
    repository.put(each, Form.FILES);
    assertServed(agent().run("DjlZooProgram", "url", repository.url()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void zooOfTheApplication_servesTheSealedModelAsThePlainOne(boolean isSealed) throws Exception {
    repository.put(isSealed ? sealed : plain, Form.ZIP);
    Fork fork = isSealed ? agent() : fork();
    assertServed(fork.run("DjlZooProgram", "own-zoo", repository.url()));
  }

  /** As an image has it whose build has filled the cache: DJL_OFFLINE asks no server. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void zooOfDjl_isServedFromAFilledCache(boolean isSealed) throws Exception {
    cacheOfDjl().putDownloaded(isSealed ? sealed : plain);
    Fork fork = isSealed ? agent() : fork();
    assertServed(fork.run("DjlZooProgram", "url", "djl://ai.djl.onnxruntime/iris_flowers"));
  }

  private DjlRepository cacheOfDjl() {
    Path cache = directory.resolve("cache/cache/repo");
    return new DjlRepository(cache, "ai.djl.onnxruntime", "iris_flowers");
  }

  @Test
  void olderDjlWithPytorch_servesTheSealedModelAsThePlainOne() throws Exception {
    Path module = Files.createDirectory(directory.resolve("module"));
    for (String name : List.of("serving.properties", "synset.txt")) {
      Files.copy(plain.resolve(name), module.resolve(name));
    }
    Files.write(module.resolve("tiny.pt"), TinyTorchScript.module());
    Path sealedModule = keys.seal(module, directory.resolve("sealed-module"));
    String expected = served(pytorch("plain"), module);
    assertThat(expected).startsWith("[").endsWith("\ncat\ndog\nsealed\n");
    Fork fork = pytorch("sealed").withAgent(keys.configuration().toString());
    assertThat(served(fork, sealedModule)).isEqualTo(expected);
  }

  private Fork pytorch(String name) throws IOException {
    return Fork.in(Files.createDirectory(directory.resolve(name))).with("pytorch-0.36.0");
  }

  private String served(Fork fork, Path model) throws Exception {
    String url = repository.put(model, Form.ZIP).url();
    Outcome outcome = fork.run("DjlZooProgram", "url", url, "PyTorch");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void archiveOnTheClassPath_isServed(boolean isSealed) throws Exception {
    Path classes = Files.createDirectory(directory.resolve("resources"));
    DjlRepository.zip(
        isSealed ? sealed : plain, isSealed ? all() : NAMES, classes.resolve("tiny.zip"));
    Fork fork = (isSealed ? agent() : fork()).withClasses(classes);
    assertServed(fork.run("DjlZooProgram", "url", "jar:///tiny.zip"));
  }

  private static List<String> all() {
    return List.of("bulla.manifest", "serving.properties", "synset.txt", "tiny.onnx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny.onnx", "synset.txt", "bulla.manifest"})
  void changedMember_isRefused(String name) throws Exception {
    repository.put(sealed, Form.FILES);
    Path member = repository.file(name);
    byte[] bytes = Files.readAllBytes(member);
    bytes[bytes.length - 1] ^= 1;
    Files.write(member, bytes);
    Outcome outcome = agent().run("DjlZooProgram", "url", repository.url());
    assertRefused(outcome, "io.bulla.loader.Model", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny.onnx", "serving.properties"})
  void plaintextMember_isRefused(String name) throws Exception {
    repository.put(sealed, Form.FILES);
    Files.write(repository.file(name), Files.readAllBytes(plain.resolve(name)));
    Outcome outcome = agent().run("DjlZooProgram", "url", repository.url());
    assertRefused(outcome, "stands in the place of a sealed member", name);
  }

  @Test
  void cacheOfDjl_outlivesTheRepository_andIsCheckedItself() throws Exception {
    repository.put(sealed, Form.FILES);
    assertServed(agent().run("DjlZooProgram", "url", repository.url()));
    Files.write(repository.file("tiny.onnx"), TinyOnnx.identity());
    assertServed(agent().run("DjlZooProgram", "url", repository.url()));
    Path cached = directory.resolve("cache/cache/repo");
    Path copy = new DjlRepository(cached, repository.group(), "tiny").file("tiny/tiny.onnx");
    Files.write(copy, TinyOnnx.identity());
    Outcome outcome = agent().run("DjlZooProgram", "url", repository.url());
    assertRefused(outcome, "stands in the place of a sealed member", copy.toString());
  }

  @Test
  void manifestThatMetadataDoesNotList_isMissed() throws Exception {
    repository.put(sealed, Form.FILES, NAMES);
    Outcome outcome = agent().run("DjlZooProgram", "url", repository.url());
    assertRefused(outcome, "manifest", "serving.properties");
  }

  @ParameterizedTest
  @EnumSource(names = {"ZIP", "TGZ", "GZIP"})
  void archiveSealedAsAWhole_isRefusedByNameWithWhatToDo(Form form) throws Exception {
    String name = form == Form.ZIP ? "tiny.zip" : form == Form.TGZ ? "tiny.tar.gz" : "tiny.onnx.gz";
    repository.put(plain, form);
    Path archive = repository.file(name);
    Path aside = Files.move(archive, directory.resolve(name));
    keys.seal(aside, archive);
    Outcome outcome = agent().run("DjlZooProgram", "url", repository.url());
    assertRefused(
        outcome,
        "0.0.1/" + name + " in " + repository.url() + ": is sealed as a whole",
        "seal the directory or file");
  }

  private static void assertServed(Outcome outcome) {
    assertThat(outcome.out()).as(outcome.err()).isEqualTo(SERVED);
  }

  private static void assertRefused(Outcome outcome, String... parts) {
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).doesNotContain("1.5");
    assertThat(outcome.err()).contains(parts);
  }

  private Fork fork() throws IOException {
    return Fork.in(directory).with(DJL);
  }

  private Fork agent() throws IOException {
    return fork().withAgent(keys.configuration().toString());
  }
}
