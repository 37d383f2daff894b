package io.bulla.provider.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * The right to replace a file, or to make it, against other threads and processes of this host:
 * held by a {@link ProcessLock} on {@code FILE.lock}. A symbolic link is followed first, so that
 * the file is replaced and not the link. For one thread.
 */
public final class FileReplacement implements AutoCloseable {
  /** Many may wait, each for a change on a slow disk. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path target;
  private final ProcessLock lock;

  private FileReplacement(Path target, ProcessLock lock) {
    this.target = target;
    this.lock = lock;
  }

  /**
   * Waits for the right. The file's directory must be there.
   *
   * @throws KekException TIMED_OUT after 60 seconds; UNAVAILABLE if interrupted
   */
  public static FileReplacement acquire(Path file) throws IOException, KekException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path lockFile = target.resolveSibling(target.getFileName() + ".lock");
    return new FileReplacement(target, ProcessLock.acquire(lockFile, PATIENCE));
  }

  /**
   * Replaces it in one step: it is the old one or the new one, also after a crash, and on the disk
   * when this returns.
   *
   * @param permissions of the new file, as in {@code rw-------}, where the file system has any
   */
  public void replace(byte[] bytes, String permissions) throws IOException {
    DurableFiles.replace(target, bytes, PosixFilePermissions.fromString(permissions));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
