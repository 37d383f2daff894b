package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that starts before Bulla's and has loaded an engine by then. */
class EarlierAgentIT {
  private static final String OUTPUT = "[1.5, -2.0, 4.0]\n";
  private static final String FORMS = "path,bytes,buffer";
  private static final String CLASSES =
      "ai.onnxruntime.OrtEnvironment:ai.onnxruntime.OrtSession"
          + ":ai.onnxruntime.OrtSession$SessionOptions";

  @TempDir Path directory;
  private Path plain;
  private Keys keys;

  @BeforeEach
  void prepare() throws Exception {
    plain = Files.write(directory.resolve("plain.onnx"), TinyOnnx.identity());
    keys = Keys.in(directory);
  }

  @Test
  void sealedModel_loadsInEachForm() throws Exception {
    Path sealed = keys.seal(plain, directory.resolve("model.onnx"));
    Outcome outcome = run(keys.configuration().toString(), FORMS, sealed);
    assertThat(outcome.out()).as(outcome.err()).isEqualTo(OUTPUT.repeat(3));
  }

  @Test
  void plaintextModel_isRefusedWhereThePolicySaysSo() throws Exception {
    Outcome outcome = run("agent.plaintext=deny", "path", plain);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("is not sealed, and agent.plaintext is deny");
  }

  @Test
  void plaintextInThePlaceOfASealedMember_isRefused() throws Exception {
    Path models = Files.createDirectory(directory.resolve("models"));
    Files.copy(plain, models.resolve("model.onnx"));
    Path member = keys.seal(models, directory.resolve("sealed")).resolve("model.onnx");
    Files.write(member, TinyOnnx.identity());
    Outcome outcome = run(keys.configuration().toString(), "path", member);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("stands in the place of a sealed member");
  }

  @Test
  void engineThatCannotBeHooked_stopsTheJvm() throws Exception {
    Path damaged = Files.createDirectories(directory.resolve("damaged/agent"));
    Files.createDirectories(directory.resolve("damaged/lib"));
    Files.copy(
        Fork.distribution().resolve("agent/bulla-agent.jar"), damaged.resolve("bulla-agent.jar"));
    Outcome outcome =
        earlier().withAgent(directory.resolve("damaged"), "").run("OrtProgram", "path", "" + plain);
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.out()).doesNotContain(OUTPUT);
    assertThat(outcome.err()).contains("Bulla refuses ai.onnxruntime.");
  }

  private Outcome run(String argument, String forms, Path model) throws Exception {
    return earlier().withAgent(argument).run("OrtProgram", forms, model.toString());
  }

  private Fork earlier() throws IOException {
    Fork fork = Fork.in(directory).with("onnxruntime-1.21.1").compile("EarlierAgent");
    return fork.option("-javaagent:" + jar() + "=" + CLASSES);
  }

  private Path jar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "EarlierAgent");
    Path jar = directory.resolve("earlier-agent.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("EarlierAgent.class"));
      Files.copy(directory.resolve("classes/EarlierAgent.class"), out);
    }
    return jar;
  }
}
