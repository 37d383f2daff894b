package io.bulla.provider.lifecycle;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to replace a file, against other threads and processes, held by a lock on {@code
 * FILE.lock}. That file stays: removing it would let two hold the lock.
 */
final class FileLockFile implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 5;

  /**
   * Threads wait here: on POSIX systems a thread that gave up and closed its channel would take the
   * lock away from the one that holds it.
   */
  private static final Map<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

  private final Path target;
  private final FileChannel channel;
  private final ReentrantLock inThisJvm;

  private FileLockFile(Path target, FileChannel channel, ReentrantLock inThisJvm) {
    this.target = target;
    this.channel = channel;
    this.inThisJvm = inThisJvm;
  }

  static FileLockFile acquire(Path file) throws IOException, KekException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path lockFile = target.resolveSibling(target.getFileName() + ".lock");
    ReentrantLock inThisJvm = IN_THIS_JVM.computeIfAbsent(lockFile, path -> new ReentrantLock());
    inThisJvm.lock();
    try {
      return new FileLockFile(target, open(lockFile), inThisJvm).locked(lockFile);
    } catch (IOException | KekException | RuntimeException e) {
      inThisJvm.unlock();
      throw e;
    }
  }

  private static FileChannel open(Path lockFile) throws IOException {
    return FileChannel.open(
        lockFile,
        Set.of(CREATE, WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private FileLockFile locked(Path lockFile) throws IOException, KekException {
    try {
      await(lockFile);
      return this;
    } catch (IOException | KekException e) {
      channel.close();
      throw e;
    }
  }

  private void await(Path lockFile) throws IOException, KekException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (tryLock() == null) {
      if (System.nanoTime() - deadline > 0 || !pause()) {
        throw new KekException(
            Kind.TIMED_OUT, lockFile + " is held by another process; try again when it is done");
      }
    }
  }

  private @Nullable FileLock tryLock() throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another class loader of this JVM
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Replaces the target in one step: it is the old one or the new one, also after a crash. */
  void replace(byte[] bytes, String permissions) throws IOException {
    DurableFiles.replace(target, bytes, PosixFilePermissions.fromString(permissions));
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
