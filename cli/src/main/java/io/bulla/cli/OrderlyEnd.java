package io.bulla.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Lets a command that a signal ends (Ctrl-C, SIGTERM) unwind first, so that it removes what it has
 * half-written.
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
    worker.interrupt();
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("warning: ended at once, since the command did not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
