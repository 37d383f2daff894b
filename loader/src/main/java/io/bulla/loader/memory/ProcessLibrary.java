package io.bulla.loader.memory;

import com.sun.jna.NativeLibrary;
import org.jspecify.annotations.Nullable;

/**
 * The C library of this process, by JNA. Thread-safe.
 *
 * <p>JNA starts in a thread of its own: it runs a program meanwhile, and would forget that the
 * thread it starts in was interrupted.
 */
public final class ProcessLibrary {
  private static boolean started;
  private static volatile @Nullable String failure;

  private ProcessLibrary() {}

  /**
   * Leaves the interrupt status of the caller as it is.
   *
   * @throws LinkageError if JNA cannot be loaded
   */
  public static synchronized NativeLibrary get() {
    if (!started) {
      Thread starter = new Thread(ProcessLibrary::start, "bulla-jna-start");
      starter.setDaemon(true);
      starter.start();
      awaitEnd(starter);
      started = true;
    }
    String met = failure;
    if (met != null) {
      throw new UnsatisfiedLinkError(met);
    }
    return NativeLibrary.getProcess();
  }

  private static void start() {
    try {
      NativeLibrary.getProcess();
    } catch (LinkageError e) {
      failure = String.valueOf(e.getMessage()); // thrown at each caller
    }
  }

  private static void awaitEnd(Thread starter) {
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        interrupted = true; // whoever interrupted is heard by what comes after
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
