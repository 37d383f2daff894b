package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.DocumentedPod;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pod of docs/kubernetes.md: a read-only root, a noexec temporary directory, no root user. */
class HardenedContainerIT {

  private static final String WITHOUT_NATIVES = "-Dorg.bouncycastle.native.cpu_variant=java";

  private static DocumentedPod pod;

  @BeforeAll
  static void start() {
    pod = DocumentedPod.started(Keys.sharedKeystore());
  }

  @Test
  void standIn_isAsHardAsItSays() {
    Path temporary = pod.path("/tmp");
    String commands =
        """
        id -u
        touch /etc/x 2>&1 | grep -c 'Read-only file system'
        touch %1$s/x 2>&1 | grep -c 'Read-only file system'
        cp /bin/true %2$s/true && %2$s/true 2>/dev/null || echo noexec
        df --output=size -k /dev/shm | tail -n 1 | tr -d ' '
        grep CapEff /proc/self/status | cut -f 2
        """
            .formatted(pod.path("/opt/bulla"), temporary);

    assertThat(pod.shell(commands).lines())
        .containsExactly("10001", "1", "1", "noexec", "16384", "0000000000000000");
  }

  @Test
  void agent_loadsASealedModel() {
    Outcome outcome = pod.runSession();

    assertThat(outcome.succeeded().lines()).isEqualTo(Baseline.output("1.21.1"));
    assertThat(outcome.err()).contains("Picked up JAVA_TOOL_OPTIONS", "memory locking");
  }

  @Test
  void readinessProbe_answers() {
    Outcome outcome = pod.probe();

    assertThat(outcome.succeeded().out()).startsWith("ready: one unwrap in ");
    assertThat(outcome.err()).contains("Picked up JAVA_TOOL_OPTIONS: -javaagent:");
  }

  @Test
  void gate_endsByItsBounds() {
    String[] wide = {"--max-load-ms", "1000000", "--max-unwrap-p99-ms", "1000000"};
    assertThat(pod.gate(wide).succeeded().out()).contains("--max-load-ms 1000000 ms: kept");

    Outcome narrow = pod.gate("--max-load-ms", "0.001");
    assertThat(narrow.exitCode()).isEqualTo(13);
    assertThat(narrow.err()).contains("--max-load-ms 0.00100 ms: missed: ", " too much");
  }

  @Test
  void readinessWithoutAModel_namesTheDirectoryThatItNeeds() {
    Outcome outcome = pod.probeWithoutModel();

    assertThat(outcome.exitCode()).isEqualTo(10);
    assertThat(outcome.err()).contains("/nonexistent/.local/state/bulla", "wrap.counts");
  }

  @Test
  void withoutTheOptionForBcFips_theErrorNamesIt() {
    Outcome outcome = pod.runSessionWithout(WITHOUT_NATIVES);

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("OrtException", "noexec", WITHOUT_NATIVES);
  }

  @Test
  void passwordThatAGroupMayRead_isRefused() throws IOException {
    Path password = pod.path("/etc/bulla/password");
    var before = Files.getPosixFilePermissions(password);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("r--r-----"));
    try {
      Outcome outcome = pod.probe();

      assertThat(outcome.exitCode()).isEqualTo(10);
      assertThat(outcome.err()).contains("password", "chmod 600");
    } finally {
      Files.setPosixFilePermissions(password, before);
    }
  }
}
