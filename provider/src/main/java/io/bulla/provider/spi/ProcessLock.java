package io.bulla.provider.spi;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to change something, against other threads and processes of this host, held by a lock
 * on a file. The file stays: removing it would let two hold the lock. Taken and given up by one
 * thread, once at a time; does not reach other hosts.
 */
public final class ProcessLock implements AutoCloseable {
  private static final long PAUSE_MILLIS = 5;

  /**
   * Threads wait here, those of extensions too: on POSIX systems a thread that gave up and closed
   * its channel would take the lock away from the one that holds it.
   */
  private static final Map<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

  private final FileChannel channel;
  private final ReentrantLock inThisJvm;

  private ProcessLock(FileChannel channel, ReentrantLock inThisJvm) {
    this.channel = channel;
    this.inThisJvm = inThisJvm;
  }

  /**
   * Waits for the lock, and makes its file, for its owner only, where there is none.
   *
   * @throws KekException TIMED_OUT after so long a wait; UNAVAILABLE if interrupted
   */
  public static ProcessLock acquire(Path lockFile, Duration patience)
      throws IOException, KekException {
    Path file = inRealDirectory(lockFile);
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    ReentrantLock inThisJvm = IN_THIS_JVM.computeIfAbsent(file, unknown -> new ReentrantLock());
    enter(inThisJvm, file, patience);
    try {
      return new ProcessLock(open(file), inThisJvm).locked(file, deadlineNanos);
    } catch (IOException | KekException | RuntimeException e) {
      inThisJvm.unlock();
      throw e;
    }
  }

  /** By another name of its directory it would be another lock. */
  private static Path inRealDirectory(Path lockFile) throws IOException {
    Path absolute = lockFile.toAbsolutePath();
    Path directory = Objects.requireNonNull(absolute.getParent(), "a file has one");
    return directory.toRealPath().resolve(absolute.getFileName());
  }

  private static void enter(ReentrantLock inThisJvm, Path file, Duration patience)
      throws KekException {
    if (inThisJvm.isHeldByCurrentThread()) {
      throw new IllegalStateException(file + " is held by this thread already");
    }
    try {
      if (!inThisJvm.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw held(file);
      }
    } catch (InterruptedException e) {
      throw interrupted(file, e);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), ownerOnly(file));
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private ProcessLock locked(Path file, long deadlineNanos) throws IOException, KekException {
    try {
      while (tryLock() == null) {
        if (System.nanoTime() - deadlineNanos > 0) {
          throw held(file);
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      return this;
    } catch (InterruptedException e) {
      channel.close();
      throw interrupted(file, e);
    } catch (IOException | KekException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private @Nullable FileLock tryLock() throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another copy of this class in this JVM
    }
  }

  private static KekException held(Path file) {
    return new KekException(
        KekException.Kind.TIMED_OUT,
        file + " is held by another process or thread; try again when it is done");
  }

  private static KekException interrupted(Path file, InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KekException(
        KekException.Kind.UNAVAILABLE, "interrupted while waiting for " + file, e);
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      inThisJvm.unlock();
    }
  }
}
