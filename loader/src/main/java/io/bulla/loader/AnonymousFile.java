package io.bulla.loader;

import io.bulla.loader.memory.MemoryFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Plaintext in memory as a file without a name, verified to its last byte, for native code that
 * takes a path. Close gives it back.
 *
 * <p>Nobody can write to it where the host has memfd_create. Not guaranteed: its pages are a
 * file's, which the kernel can neither lock nor, once an engine has mapped them, keep out of core
 * dumps; and an engine that opened or mapped the path keeps them after close. Counts against the
 * memory limit of a container. Safe for several threads.
 */
public final class AnonymousFile implements AutoCloseable {
  private final MemoryFile file;
  private final long lengthBytes;

  AnonymousFile(MemoryFile file, long lengthBytes) {
    this.file = file;
    this.lengthBytes = lengthBytes;
  }

  /**
   * Its path, such as {@code /proc/self/fd/9}: of this process and no other, and of this file only
   * until close.
   */
  public Path path() {
    return file.path();
  }

  /** Length in bytes. */
  public long lengthBytes() {
    return lengthBytes;
  }

  /** What the host did not give for this file, such as sealing, for people. */
  public List<String> shortfalls() {
    return file.shortfalls().stream().map(Object::toString).toList();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
