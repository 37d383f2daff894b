package io.bulla.cli.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Which processes are attached to, and that the others are left alone. */
class TargetProcessTest {
  @Test
  void jvmOfTheSameUser_isAttachable() {
    assertThatCode(() -> TargetProcess.of(ProcessHandle.current().pid()).requireAttachable())
        .doesNotThrowAnyException();
  }

  @Test
  void processThatHasEnded_isNamed() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    refused(() -> TargetProcess.of(ended.pid()), ExitCode.USAGE, "there is no process");
  }

  @Test
  void processOfAnotherUser_isRefused_namingWhose() {
    ProcessHandle own = ProcessHandle.current();
    String owner = own.info().user().orElseThrow();
    refused(
        () -> new TargetProcess(own, "somebody").requireAttachable(),
        ExitCode.PREREQUISITE,
        "belongs to " + owner + ", and you are somebody");
    assertThatCode(() -> new TargetProcess(own, "root").requireAttachable())
        .doesNotThrowAnyException();
  }

  /** It would die of the signal by which a JVM is asked. */
  @Test
  void processThatIsNoJvm_isRefused_andLives() throws Exception {
    Process sleeping = new ProcessBuilder("sleep", "600").start();
    try {
      refused(
          () -> TargetProcess.of(sleeping.pid()).requireAttachable(),
          ExitCode.USAGE,
          "is no Java process");
      assertThat(sleeping.isAlive()).isTrue();
    } finally {
      sleeping.destroyForcibly();
    }
  }

  private static void refused(ThrowingCallable attaching, ExitCode code, String what) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(attaching)
        .withMessageContaining(what)
        .matches(e -> e.code() == code && !e.hint().isEmpty());
  }
}
