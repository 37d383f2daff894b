package io.bulla.provider.pkcs11;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * Starts JNA, once, in a thread of its own: it runs a program meanwhile, which takes a while, and
 * would forget that the thread it starts in was interrupted. Thread-safe.
 */
final class JnaStart {

  private static final Thread STARTER = new Thread(JnaStart::start, "bulla-jna-start");
  private static volatile boolean usable;

  static {
    STARTER.setDaemon(true);
  }

  private JnaStart() {}

  /** Begins, if nobody has, and does not wait. */
  static synchronized void begin() {
    if (STARTER.getState() == Thread.State.NEW) {
      STARTER.start();
    }
  }

  /** Whether JNA works on this host, known once it has started. Keeps the interrupt status. */
  static boolean isUsable() {
    begin();
    boolean interrupted = false;
    while (STARTER.isAlive()) {
      try {
        STARTER.join();
      } catch (InterruptedException e) {
        interrupted = true; // whoever interrupted is heard by what comes after
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return usable;
  }

  private static void start() {
    try {
      NativeLibrary.getProcess();
      usable = Native.LONG_SIZE == Long.BYTES;
    } catch (LinkageError e) {
      usable = false; // told by whoever asks, with what it costs
    }
  }
}
