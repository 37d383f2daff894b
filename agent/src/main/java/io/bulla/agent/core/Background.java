package io.bulla.agent.core;

/** Work that nobody waits for, in threads that keep no JVM alive and nothing of the application. */
final class Background {
  private Background() {}

  /** Begins work in a thread of that name. */
  static void start(String name, Runnable work) {
    boolean inheritsThreadLocals = false;
    Thread thread = new Thread(null, work, name, 0, inheritsThreadLocals);
    thread.setContextClassLoader(Background.class.getClassLoader());
    thread.setDaemon(true);
    thread.start();
  }
}
