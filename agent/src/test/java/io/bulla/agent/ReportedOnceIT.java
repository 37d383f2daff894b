package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import io.bulla.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is less than it should be, of the host or of a file, is said once and not for each model.
 */
class ReportedOnceIT {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final String OUTPUT = "[1.5, -2.0, 4.0]\n";
  private static final int IN_SLOT_0 = 4096 + 8;

  @TempDir Path directory;
  private Keys keys;
  private Path sealed;

  @BeforeEach
  void seal() throws Exception {
    keys = Keys.in(directory);
    Path plain = Files.write(directory.resolve("plain.onnx"), TinyOnnx.identity());
    sealed = keys.seal(plain, directory.resolve("model.onnx"));
  }

  @Test
  void memoryThatCannotBeLocked_isReportedOnce() throws Exception {
    Outcome outcome = run(withoutLocking(), keys.configuration().toString(), "path,bytes,buffer");
    assertThat(outcome.out()).isEqualTo(OUTPUT.repeat(3));
    assertThat(outcome.err().lines())
        .filteredOn(line -> line.startsWith("bulla: warning: plaintext memory: memory locking: "))
        .hasSize(1);
  }

  @Test
  void memoryThatCannotBeLocked_isRefusedWhereTheConfigurationDemandsIt() throws Exception {
    String locked = "config=" + keys.configuration() + ",loader.memory=locked";
    Outcome outcome = run(withoutLocking(), locked, "path");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("OrtException: ", "loader.memory is \"locked\"");
  }

  @Test
  void degradedModel_isReportedOnce_andInEachEventOfTheReport() throws Exception {
    byte[] bytes = Files.readAllBytes(sealed);
    bytes[IN_SLOT_0] ^= 1;
    Files.write(sealed, bytes);
    Path report = directory.resolve("report.jsonl");
    String reporting = "config=" + keys.configuration() + ",agent.report=" + report;
    Outcome outcome = run(fork(), reporting, "path,path");
    assertThat(outcome.out()).isEqualTo(OUTPUT.repeat(2));
    assertThat(outcome.err()).containsOnlyOnce("one of its two recipient slots is damaged");
    assertThat(Files.readAllLines(report))
        .filteredOn(line -> line.contains("\"degraded\":true"))
        .hasSize(2);
  }

  private Outcome run(Fork fork, String agentArgument, String forms) throws Exception {
    return fork.withAgent(agentArgument).run("OrtProgram", forms, sealed.toString());
  }

  private Fork withoutLocking() throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      Requires.that(Files.isExecutable(SETPRIV), "setpriv", "install util-linux");
      command.addAll(List.of(SETPRIV.toString(), "--bounding-set=-ipc_lock"));
    }
    command.addAll(List.of("/bin/sh", "-c", "ulimit -l 0; exec \"$@\"", "sh"));
    return fork().under(command);
  }

  private Fork fork() throws IOException {
    return Fork.in(directory).with("onnxruntime-1.21.1");
  }
}
