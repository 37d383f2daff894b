package io.bulla.provider.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path directory;

  @Test
  void threadThatGaveUp_leavesTheLockToItsHolder() throws Exception {
    Path file = directory.resolve("x.lock");
    Path alias = Files.createSymbolicLink(directory.resolve("alias"), directory);
    try (ProcessLock held = ProcessLock.acquire(file, SHORT)) {
      assertThat(held).isNotNull();
      for (Path name : new Path[] {file, alias.resolve("x.lock")}) {
        assertThatThrownBy(() -> inAnotherThread(name, SHORT))
            .cause()
            .matches(e -> ((KekException) e).kind() == KekException.Kind.TIMED_OUT);
      }
      assertThat(isLockedForOtherProcesses(file)).isTrue();
    }
    assertThat(isLockedForOtherProcesses(file)).isFalse();
    inAnotherThread(file, SHORT);
  }

  @Test
  void interruptedThread_stopsWaitingAndHoldsNothing() throws Exception {
    Path file = directory.resolve("x.lock");
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Thread waiting;
    try (ProcessLock held = ProcessLock.acquire(file, SHORT)) {
      assertThat(held).isNotNull();
      waiting = new Thread(() -> failure.complete(failureOf(file)));
      waiting.start();
      waiting.interrupt();
      assertThat(failure.get(5, TimeUnit.SECONDS))
          .isInstanceOf(KekException.class)
          .hasMessageContaining("interrupted");
      assertThat(isLockedForOtherProcesses(file)).isTrue();
    }
    inAnotherThread(file, SHORT);
  }

  @Test
  void threadThatWaits_getsTheLockWhenItIsGivenUp() throws Exception {
    Path file = directory.resolve("x.lock");
    CompletableFuture<Void> waiting;
    try (ProcessLock held = ProcessLock.acquire(file, SHORT)) {
      assertThat(held).isNotNull();
      waiting = CompletableFuture.runAsync(() -> take(file, LONG));
      Thread.sleep(50);
      assertThat(waiting).isNotDone();
    }
    waiting.get(5, TimeUnit.SECONDS);
  }

  private static Throwable failureOf(Path file) {
    try {
      take(file, LONG);
      return new AssertionError("took a lock that is held");
    } catch (IllegalStateException e) {
      return e.getCause();
    }
  }

  private static void inAnotherThread(Path file, Duration patience) throws Exception {
    try {
      CompletableFuture.runAsync(() -> take(file, patience)).get(5, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }

  private static void take(Path file, Duration patience) {
    try (ProcessLock taken = ProcessLock.acquire(file, patience)) {
      assertThat(taken).isNotNull();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isLockedForOtherProcesses(Path file) throws Exception {
    String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
    return Files.readString(Path.of("/proc/locks")).lines().anyMatch(line -> line.contains(inode));
  }
}
