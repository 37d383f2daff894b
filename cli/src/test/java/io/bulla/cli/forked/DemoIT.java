package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import io.bulla.testing.Requires;
import io.bulla.testing.SharedData;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The demo, with what it fetches in {@code cli/target}; DJL and the model are some 200 MB. */
class DemoIT {
  private static final Path CACHE = SharedData.checkout().resolve("cli/target/demo-cache");

  @Test
  void demo_loadsTheSealedModelUnchanged() throws IOException {
    Path own = Keys.shared().getParent();
    Map<String, ByteBuffer> before = Models.contents(own);
    Path kept = Scratch.directory("demo").resolve("kept");
    Outcome demo = demo(Keys.bulla(), "--keep", kept);
    assertTold(demo, "KEK: models, in the embedded keystore (BCFKS)", "$ bulla init");
    assertThat(Models.contents(own)).as("the user's own set-up").isEqualTo(before);
    Command.with(kept.resolve("keys/bulla.properties"))
        .run("verify", kept.resolve("all-minilm-l6-v2"))
        .succeeded();
  }

  @Test
  void demoUnderAnHsm_loadsTheSealedModelUnchanged() {
    Tools.requireSoftHsm();
    Outcome demo = demo(Command.with(Path.of("none")), "--hsm");
    assertTold(demo, "KEK: models, in SoftHSM", "$ bulla key create models");
  }

  @Test
  void demoOffline_givesTheCoordinates() throws IOException {
    Path nowhere = Scratch.directory("home");
    Keys.bulla()
        .environment("XDG_CACHE_HOME", nowhere.toString())
        .environment("JAVA_TOOL_OPTIONS", "-Duser.home=" + nowhere)
        .run("demo", "--repository", "http://127.0.0.1:9/maven2")
        .failed(
            ExitCode.PREREQUISITE, "cannot fetch ai.djl", "mvn dependency:get -Dartifact=ai.djl");
    assertThat(Files.exists(nowhere.resolve("bulla/demo/djl"))).isFalse();
  }

  private static Outcome demo(Command bulla, Object... options) {
    Object[] arguments = new Object[options.length + 1];
    arguments[0] = "demo";
    System.arraycopy(options, 0, arguments, 1, options.length);
    Outcome demo = bulla.environment("XDG_CACHE_HOME", CACHE.toString()).run(arguments);
    Requires.that(
        !demo.err().contains("error: cannot fetch"),
        "the demo's artifacts from Maven Central",
        demo.err());
    return demo.succeeded();
  }

  private static void assertTold(Outcome demo, String place, String command) {
    assertThat(demo.out())
        .contains(
            "1. A model, in plaintext",
            "2. Sealed, and the plaintext removed",
            command,
            place,
            "Bulla sealed model, format 1.",
            "3. The same program, with the agent",
            "numbers equal those of the plaintext model, bit for bit.",
            "4. The same program, without the agent",
            "It met ciphertext, and ended with 1.",
            "5. From the start of the JVM to a loaded model")
        .containsPattern("sealed( +\\d+){6}\n");
  }
}
