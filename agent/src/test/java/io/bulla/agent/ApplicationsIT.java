package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealed models in applications that load them in ways of their own. */
class ApplicationsIT {
  private static final String OUTPUT = "[1.5, -2.0, 4.0]\n";
  private static final String FORMS = "path,bytes,buffer";

  @TempDir static Path shared;
  private static Keys keys;
  private static Path plain;
  private static Path sealed;

  @TempDir Path directory;

  @BeforeAll
  static void seal() throws Exception {
    keys = Keys.in(shared);
    plain = Files.write(shared.resolve("plain.onnx"), TinyOnnx.identity());
    sealed = keys.seal(plain, shared.resolve("model.onnx"));
  }

  @Test
  void severalThreadsAtOnce_loadTheSameModel() throws Exception {
    Outcome outcome =
        fork("1.21.1").withAgent(configuration()).run("ThreadsProgram", FORMS, sealed.toString());
    assertThat(outcome.errWithoutCipherEngine())
        .isEqualTo("bulla: info: ONNX Runtime 1.21.1 is hooked\n");
    assertThat(outcome.out()).isEqualTo(OUTPUT.repeat(18));
  }

  @Test
  void agentAttachedAfterTheEngineWasUsed_opensSealedModels() throws Exception {
    String agent = Fork.distribution().resolve("agent/bulla-agent.jar").toString();
    Outcome outcome =
        fork("1.21.1")
            .option("-Djdk.attach.allowAttachSelf=true")
            .option("-XX:+EnableDynamicAgentLoading")
            .run(
                "AttachProgram",
                plain.toString(),
                agent,
                configuration(),
                FORMS,
                sealed.toString());
    assertThat(outcome.errWithoutCipherEngine())
        .endsWith("bulla: info: ONNX Runtime 1.21.1 is hooked\n");
    assertThat(outcome.out()).isEqualTo(OUTPUT.repeat(4));
  }

  @Test
  void engineInAClassLoaderOfItsOwn_opensSealedModels() throws Exception {
    fork("1.20.0").run("OrtProgram", "path", plain.toString()); // compiles it
    Outcome outcome =
        Fork.in(directory)
            .withAgent(configuration())
            .run(
                "ChildLoaderProgram",
                directory.resolve("classes") + "/",
                Fork.engine("onnxruntime-1.29.0").get(0).toString(),
                "path",
                sealed.toString());
    assertThat(outcome.out()).isEqualTo(OUTPUT);
  }

  private Fork fork(String version) throws IOException {
    return Fork.in(directory).with("onnxruntime-" + version);
  }

  private static String configuration() {
    return keys.configuration().toString();
  }
}
