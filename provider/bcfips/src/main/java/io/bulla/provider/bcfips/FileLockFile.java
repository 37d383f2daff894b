package io.bulla.provider.bcfips;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The right to replace a file, against other threads and processes, held by a lock on {@code
 * FILE.lock}. That file stays: removing it would let two hold the lock.
 */
final class FileLockFile implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 20;

  private final Path target;
  private final FileChannel channel;

  private FileLockFile(Path target, FileChannel channel) {
    this.target = target;
    this.channel = channel;
  }

  static FileLockFile acquire(Path file) throws IOException, KekException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path lockFile = target.resolveSibling(target.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(lockFile, Set.of(CREATE, READ, WRITE), ownerOnly(lockFile));
    FileLockFile held = new FileLockFile(target, channel);
    try {
      held.await(lockFile);
      return held;
    } catch (IOException | KekException e) {
      held.close();
      throw e;
    }
  }

  private void await(Path lockFile) throws IOException, KekException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (tryLock() == null) {
      if (System.nanoTime() > deadline || !pause()) {
        throw new KekException(
            Kind.TIMED_OUT, lockFile + " is held by another process; try again when it is done");
      }
    }
  }

  private @Nullable FileLock tryLock() throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held elsewhere in this JVM, perhaps by another class loader
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
  void replace(byte[] bytes) throws IOException {
    Path directory = Objects.requireNonNull(target.getParent(), "absolute");
    Path fresh = Files.createTempFile(directory, ".bulla-keystore", ".tmp"); // mode 0600
    try {
      DurableFiles.write(fresh, bytes);
      DurableFiles.rename(fresh, target);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
