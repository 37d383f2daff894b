package io.bulla.provider.pkcs11;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * Starts JNA, once, in a thread of its own: it runs a program meanwhile, which takes a while, and
 * would forget that the thread it starts in was interrupted. Thread-safe.
 */
final class JnaStart extends Thread {

  private static final JnaStart STARTER = new JnaStart();
  private static volatile boolean usable;

  private JnaStart() {
    super("bulla-jna-start");
    setDaemon(true);
  }

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

  @Override
  public void run() {
    try {
      NativeLibrary.getProcess();
      usable = Native.LONG_SIZE == Long.BYTES;
    } catch (LinkageError e) {
      usable = false; // told by whoever asks, with what it costs
    }
  }
}
