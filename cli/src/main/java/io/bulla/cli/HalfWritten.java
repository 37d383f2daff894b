package io.bulla.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A file or directory of plaintext that has no name of its own yet. Closing it removes what is
 * there, and so does a signal that ends the command, before it waits for anything.
 *
 * <p>Not guaranteed: {@code SIGKILL} and a power cut leave it. Safe for threads.
 */
public final class HalfWritten implements AutoCloseable {
  private static final Set<HalfWritten> ALL = new LinkedHashSet<>();
  private static boolean ending;

  private final Path path;

  private HalfWritten(Path path) {
    this.path = path;
  }

  /**
   * Takes charge of what is about to be made at a path. Named before it is made, so that no signal
   * comes in between.
   *
   * @throws InterruptedIOException if the command is ending
   */
  public static HalfWritten at(Path path) throws InterruptedIOException {
    synchronized (ALL) {
      HalfWritten made = new HalfWritten(path);
      made.requireGoingOn();
      ALL.add(made);
      return made;
    }
  }

  /** Refuses to write on where the command is ending: it would be left behind. */
  public void requireGoingOn() throws InterruptedIOException {
    synchronized (ALL) {
      if (ending) {
        throw new InterruptedIOException("the command was told to end");
      }
    }
  }

  /** Removes it, unless it was given its name. */
  @Override
  public void close() throws IOException {
    synchronized (ALL) {
      Trees.deleteIfExists(path);
      ALL.remove(this);
    }
  }

  /** Removes all of them and lets no other begin; the paths of those that could not be removed. */
  static List<Path> removeAll() {
    synchronized (ALL) {
      ending = true;
      List<Path> left = new ArrayList<>();
      for (HalfWritten each : List.copyOf(ALL)) {
        try {
          Trees.deleteIfExists(each.path);
        } catch (IOException e) {
          left.add(each.path); // told at the end, if it is still there
        }
      }
      return left;
    }
  }
}
