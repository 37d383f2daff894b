package io.bulla.agent.core;

import java.io.IOException;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;

/**
 * Hides the application's callers from threads that start in some work. Stateless.
 *
 * <p>Up to JDK 23 a new thread keeps the protection domains of all its callers, and so their class
 * loaders. Threads that live as long as the JVM, such as the one that wipes, start in the agent's
 * work: they would keep an application that is long gone.
 */
final class Callers {
  private Callers() {}

  @SuppressWarnings("removal") // its reason goes with it
  static <T> T hiddenFrom(Isolation.Work<T> work) throws IOException {
    try {
      return AccessController.doPrivileged((PrivilegedExceptionAction<T>) work::run);
    } catch (PrivilegedActionException e) {
      throw (IOException) e.getException();
    }
  }
}
