package io.bulla.provider.bcfips;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * The right to replace a file, against other threads and processes, held by a lock on {@code
 * FILE.lock}.
 */
final class FileLockFile implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path target;
  private final ProcessLock lock;

  private FileLockFile(Path target, ProcessLock lock) {
    this.target = target;
    this.lock = lock;
  }

  static FileLockFile acquire(Path file) throws IOException, KekException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path lockFile = target.resolveSibling(target.getFileName() + ".lock");
    return new FileLockFile(target, ProcessLock.acquire(lockFile, PATIENCE));
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

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
