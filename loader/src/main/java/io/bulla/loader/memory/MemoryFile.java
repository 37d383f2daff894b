package io.bulla.loader.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file in memory without a name, for native code that wants a path: filled, then protected, then
 * handed out.
 *
 * <p>Not guaranteed: that its pages stay out of swap, or out of the core dump of a process that
 * maps it: the kernel offers neither for the pages of a file. Writing is safe for several threads,
 * the rest is not.
 */
public final class MemoryFile implements AutoCloseable {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private final NamelessFile file;
  private final List<Shortfall> shortfalls = new ArrayList<>();
  private boolean isProtected;

  MemoryFile(NamelessFile file) {
    this.file = file;
  }

  /**
   * An empty file: of memfd_create, or where that cannot be had an unlinked one in /dev/shm.
   *
   * @param lengthBytes what is going to be written
   * @throws IOException if neither can be had, or there is no room
   */
  public static MemoryFile create(long lengthBytes) throws IOException {
    return create(lengthBytes, Memfd::create, SHARED_MEMORY);
  }

  /** Makes a file, or says why not. */
  interface Source {
    NamelessFile create() throws IOException;
  }

  static MemoryFile create(long lengthBytes, Source first, Path directory) throws IOException {
    try {
      return new MemoryFile(first.create());
    } catch (IOException e) {
      return unlinked(lengthBytes, directory, e);
    }
  }

  private static MemoryFile unlinked(long lengthBytes, Path directory, IOException noMemfd)
      throws IOException {
    try {
      return new MemoryFile(UnlinkedFile.create(directory, lengthBytes));
    } catch (IOException e) {
      IOException neither =
          new IOException(
              "no anonymous file can be had: "
                  + noMemfd.getMessage()
                  + ", and "
                  + e.getMessage()
                  + ": allow memfd_create in the seccomp profile, or enlarge "
                  + directory
                  + " (docker run --shm-size)",
              e);
      neither.addSuppressed(noMemfd);
      throw neither;
    }
  }

  /** Writes what remains of a buffer at a position. */
  public void write(ByteBuffer bytes, long position) throws IOException {
    try {
      long at = position;
      while (bytes.hasRemaining()) {
        at += file.channel().write(bytes, at);
      }
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file.whenFull() + ": " + e.getMessage(), e);
    }
  }

  /** Forbids writing, as far as the host lets that be done, for whoever opens the path as well. */
  public void protect() throws IOException {
    isProtected = true;
    file.protect().ifPresent(shortfalls::add);
  }

  /** What this host did not give for this file. */
  public List<Shortfall> shortfalls() {
    return List.copyOf(shortfalls);
  }

  /**
   * Its path in this process and no other, such as {@code /proc/self/fd/9}. After close another
   * file may have it.
   */
  public Path path() {
    return file.path();
  }

  /**
   * Gives the memory back once nobody has the file open or mapped any more. What was never
   * protected is cut to nothing first. A second close does nothing.
   */
  @Override
  public void close() throws IOException {
    try {
      if (!isProtected && file.channel().isOpen()) {
        file.channel().truncate(0);
      }
    } finally {
      file.close();
    }
  }
}
