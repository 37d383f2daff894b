package io.bulla.provider.remote;

import io.bulla.provider.spi.KekException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Calls a client library, which knows no deadline and looks for parts of itself in the context
 * class loader of the thread. So it has threads of its own: whoever calls waits no longer than he
 * has patience, and no class of the application takes a place in the library. Safe for use by
 * several threads.
 */
public final class LibraryCalls implements AutoCloseable {
  private final ExecutorService threads;

  private LibraryCalls(ExecutorService threads) {
    this.threads = threads;
  }

  /**
   * Starts no thread yet.
   *
   * @param name of the threads, which end when they are idle for a minute
   * @param loader of the library
   */
  public static LibraryCalls of(String name, ClassLoader loader) {
    return new LibraryCalls(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              thread.setContextClassLoader(loader);
              return thread;
            }));
  }

  /**
   * Calls it once, and interrupts a call that takes too long.
   *
   * @throws KekException of the call, TIMED_OUT, or UNAVAILABLE if this thread is interrupted
   */
  public <T> T run(LibraryCall<T> call, Patience patience) throws KekException {
    patience.left(); // begins nothing where nothing is
    try {
      return patience.await(threads.submit(call::run));
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static KekException failure(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof KekException told) {
      return told;
    }
    throw new IllegalStateException("a client library failed in a way that nobody expected", cause);
  }

  /** Interrupts all that still runs. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
