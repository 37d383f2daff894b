package io.bulla.agent.core;

import java.io.IOException;

/**
 * Runs the agent's work in the application's threads: with the isolated loader as context loader,
 * so that nothing looks for services or classes in the application, nothing that stays keeps the
 * application, and with every failure as an IOException, which engines' callers expect.
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
      return Callers.hiddenFrom(work);
    } catch (RuntimeException | LinkageError e) {
      throw new RefusedException("the model cannot be opened: " + e, e);
    } finally {
      thread.setContextClassLoader(applications);
    }
  }
}
