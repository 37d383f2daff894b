package io.bulla.loader;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file, open, which no other thread and no other process that locks it changes until it is
 * closed.
 *
 * <p>Not guaranteed: on POSIX systems a process loses its lock when it closes any other descriptor
 * of the file. The loader's own readers wait with that ({@link FilesBeingChanged}); code outside of
 * it does not. So whoever writes compares what is there before and after.
 */
final class LockedFile implements AutoCloseable {
  private static final long PAUSE_MILLIS = 5;

  private final Path file;
  private final Object identity;
  private final FileChannel channel;
  private final boolean shared;

  private LockedFile(Path file, Object identity, FileChannel channel, boolean shared) {
    this.file = file;
    this.identity = identity;
    this.channel = channel;
    this.shared = shared;
  }

  static LockedFile open(Path file, Duration patience) throws IOException {
    return open(file, patience, false);
  }

  /**
   * The same of a file that may be read only: other processes may lock it so at the same time, and
   * none may change it.
   */
  static LockedFile openToRead(Path file, Duration patience) throws IOException {
    return open(file, patience, true);
  }

  private static LockedFile open(Path file, Duration patience, boolean shared) throws IOException {
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        LockedFile locked = take(file, deadlineNanos, shared);
        boolean right = false;
        try {
          right = locked.isStillAtItsPath();
        } finally {
          if (!right) {
            locked.close();
          }
        }
        if (right) {
          return locked;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the lock on " + file);
    }
  }

  private static LockedFile take(Path file, long deadlineNanos, boolean shared)
      throws IOException, InterruptedException {
    Object identity = identityOf(file);
    if (!FilesBeingChanged.HERE.take(identity, deadlineNanos)) {
      throw busy(file);
    }
    boolean done = false;
    try {
      Set<StandardOpenOption> how =
          shared
              ? Set.of(StandardOpenOption.READ)
              : Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
      LockedFile locked = new LockedFile(file, identity, FileChannel.open(file, how), shared);
      locked.await(deadlineNanos);
      done = true;
      return locked;
    } finally {
      if (!done) {
        FilesBeingChanged.HERE.release(identity);
      }
    }
  }

  private static Object identityOf(Path file) throws IOException {
    try {
      return FilesBeingChanged.identity(file);
    } catch (NoSuchFileException e) {
      NoSuchFileException missing =
          new NoSuchFileException(file.toString(), null, "there is no such file");
      missing.initCause(e);
      throw missing;
    }
  }

  private void await(long deadlineNanos) throws IOException, InterruptedException {
    boolean done = false;
    try {
      while (tryLock() == null) {
        if (System.nanoTime() - deadlineNanos > 0) {
          throw busy(file);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      done = true;
    } finally {
      if (!done) {
        channel.close();
      }
    }
  }

  private @Nullable FileLock tryLock() throws IOException {
    try {
      return channel.tryLock(0, Long.MAX_VALUE, shared);
    } catch (OverlappingFileLockException e) {
      return null; // held elsewhere in this JVM: by a copy of these classes in another loader
    }
  }

  private static FileSystemException busy(Path file) {
    return new FileSystemException(
        file.toString(), null, "is being changed by another process; try again when that is done");
  }

  /** False if another file took its path while the lock was awaited. */
  private boolean isStillAtItsPath() throws IOException {
    return identityOf(file).equals(identity);
  }

  /** Refuses to go on where another file took the path though this one is locked. */
  void requireStillAtItsPath() throws IOException {
    if (!isStillAtItsPath()) {
      throw busy(file);
    }
  }

  FileChannel channel() {
    return channel;
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      FilesBeingChanged.HERE.release(identity);
    }
  }
}
