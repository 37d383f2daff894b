package io.bulla.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Lets a command that a signal ends (Ctrl-C, SIGTERM) unwind, so that it removes what it has
 * half-written. Plaintext goes first, since a command may be where it cannot be stopped.
 */
final class OrderlyEnd {
  private static final long PATIENCE_SECONDS = 10;

  private OrderlyEnd() {}

  /** Runs the command in this thread, which is interrupted if the JVM is told to end. */
  static int run(IntSupplier command) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread worker = Thread.currentThread();
    Thread hook = new Thread(() -> unwind(worker, ended), "bulla-unwind");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return command.getAsInt();
    } finally {
      ended.countDown();
    }
  }

  private static void unwind(Thread worker, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return;
    }
    HalfWritten.removeAll();
    // Not here: it closes the channel that the worker is in, and waits for its fsync.
    new Thread(worker::interrupt, "bulla-interrupt").start();
    boolean stopped = awaitEnd(ended);
    tell(stopped, HalfWritten.removeAll());
  }

  private static boolean awaitEnd(CountDownLatch ended) {
    try {
      return ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void tell(boolean stopped, List<Path> left) {
    if (!stopped) {
      System.err.println("warning: ended at once, since the command did not stop");
    }
    left.forEach(
        path -> System.err.println("warning: PLAINTEXT is left in " + path + ": delete it"));
  }
}
