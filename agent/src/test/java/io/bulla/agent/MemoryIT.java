package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plaintext in the memory of a process whose sessions could not be made. */
class MemoryIT {
  private static final int MARKERS = 20_000;

  private final byte[] marker = new byte[32];
  @TempDir Path directory;
  private Path plain;

  /** No model: ONNX Runtime keeps no copy of it that could hide one of Bulla's. */
  @BeforeEach
  void writeMarkers() throws Exception {
    new SecureRandom().nextBytes(marker);
    marker[0] = 0; // no field of a protobuf message has the number 0
    byte[] content = new byte[MARKERS * marker.length];
    for (int i = 0; i < content.length; i += marker.length) {
      System.arraycopy(marker, 0, content, i, marker.length);
    }
    plain = Files.write(directory.resolve("plain.onnx"), content);
  }

  @Test
  void sealedModelThatTheEngineRefuses_isNowhereInMemoryAfterwards() throws Exception {
    Keys keys = Keys.in(directory);
    Path sealed = keys.seal(plain, directory.resolve("sealed.onnx"));
    Fork fork = fork().withAgent(keys.configuration().toString());
    Outcome outcome = run(fork, sealed);
    assertThat(outcome.errWithoutCipherEngine())
        .isEqualTo("bulla: info: ONNX Runtime 1.21.1 is hooked\n");
    assertThat(outcome.out()).isEqualTo("no model\n".repeat(3) + "not found\n");
  }

  @Test
  void plaintextModelThatTheEngineRefuses_isFoundByTheSameScan() throws Exception {
    assertThat(run(fork(), plain).out()).isEqualTo("no model\n".repeat(3) + "found\n");
  }

  private Fork fork() throws Exception {
    return Fork.in(directory).with("onnxruntime-1.21.1").option("-Xmx128m");
  }

  private Outcome run(Fork fork, Path model) throws Exception {
    byte[] inverted = new byte[marker.length];
    for (int i = 0; i < marker.length; i++) {
      inverted[i] = (byte) ~marker[i];
    }
    String argument = Base64.getEncoder().encodeToString(inverted);
    return fork.run("MemoryProgram", "path,bytes,buffer", model.toString(), argument);
  }
}
