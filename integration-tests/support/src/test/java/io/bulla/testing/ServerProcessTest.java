package io.bulla.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  /** What each server does: it says what it is, and reads its input to the end. */
  static final String SCRIPT = "echo address=here; echo ready; exec cat";

  private static final long DEADLINE_SECONDS = 60;

  @TempDir Path directory;

  @Test
  void readyServer_isKnownByWhatItSaid() throws Exception {
    try (ServerProcess server = shell(SCRIPT)) {
      assertThat(server.said().one("address")).isEqualTo("here");
    }
  }

  @Test
  void closedServer_hasEnded() throws Exception {
    ServerProcess server = shell(SCRIPT);
    ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
    server.close();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void serverThatDoesNotStart_isToldWithWhatItLogged() {
    assertThatThrownBy(() -> shell("echo no port >&2; exit 1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no port");
  }

  @Test
  void serverOfKilledJvm_ends() throws Exception {
    Process holder = holder();
    try {
      String pid = holder.inputReader(UTF_8).readLine();
      ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      holder.destroyForcibly();
      server.onExit().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      assertThat(server.isAlive()).isFalse();
    } finally {
      holder.destroyForcibly();
    }
  }

  private ServerProcess shell(String script) throws IOException {
    return ServerProcess.start(List.of("/bin/sh", "-c", script), directory);
  }

  private Process holder() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java, "-cp", classPath, ServerHolder.class.getName(), directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
