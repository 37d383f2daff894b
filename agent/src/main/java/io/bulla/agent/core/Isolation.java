package io.bulla.agent.core;

import java.io.IOException;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;

/**
 * Runs the agent's work in the application's threads: with the isolated loader as context loader,
 * so that nothing looks for services or classes in the application, and with every failure as an
 * IOException, which engines' callers expect.
 *
 * <p>Up to JDK 23 a new thread keeps the protection domains of all callers, and so their class
 * loaders. Threads that live as long as the JVM, such as the one that wipes, start in this work; so
 * it runs privileged, which hides the application's callers from them.
 */
final class Isolation {
  private Isolation() {}

  /** Work that an engine waits for. */
  interface Work<T> {
    T run() throws IOException;
  }

  static <T> T run(Work<T> work) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader applications = thread.getContextClassLoader();
    thread.setContextClassLoader(Isolation.class.getClassLoader());
    try {
      return withoutCallers(work);
    } catch (RuntimeException | LinkageError e) {
      throw new RefusedException("the model cannot be opened: " + e, e);
    } finally {
      thread.setContextClassLoader(applications);
    }
  }

  @SuppressWarnings("removal") // to be done without when it is gone: its reason is gone with it
  private static <T> T withoutCallers(Work<T> work) throws IOException {
    try {
      return AccessController.doPrivileged((PrivilegedExceptionAction<T>) work::run);
    } catch (PrivilegedActionException e) {
      throw (IOException) e.getException();
    }
  }
}
