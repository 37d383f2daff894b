package io.bulla.loader.memory;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file of memfd_create: closed in child processes, and sealed against writing when filled. */
final class Memfd implements NamelessFile {
  private static final Shortfall WHEN_FULL =
      new Shortfall(
          "memory for an anonymous file", "memfd", "free memory, or raise the container's limit");

  private final int descriptor;
  private final FileChannel channel;
  private final Cleaner.Cleanable closing;

  private Memfd(int descriptor, FileChannel channel) {
    this.descriptor = descriptor;
    this.channel = channel;
    this.closing =
        RegionMemory.CLEANER.register(this, () -> MemfdCalls.closeDescriptor(descriptor));
  }

  /**
   * An empty one.
   *
   * @throws IOException if this host, or what confines this process, does not give it
   */
  static Memfd create() throws IOException {
    int descriptor = newDescriptor();
    boolean done = false;
    try {
      Memfd file = new Memfd(descriptor, open(descriptor));
      done = true;
      return file;
    } finally {
      if (!done) {
        MemfdCalls.closeDescriptor(descriptor);
      }
    }
  }

  private static int newDescriptor() throws IOException {
    try {
      int descriptor = MemfdCalls.create();
      if (descriptor < 0) {
        throw new IOException("memfd_create is refused (error " + -descriptor + ")");
      }
      return descriptor;
    } catch (LinkageError e) {
      throw new IOException("memfd_create cannot be called", e);
    }
  }

  private static FileChannel open(int descriptor) throws IOException {
    return FileChannel.open(
        OwnDescriptors.path(descriptor), StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @Override
  public Shortfall whenFull() {
    return WHEN_FULL;
  }

  @Override
  public FileChannel channel() {
    return channel;
  }

  @Override
  public Path path() {
    return OwnDescriptors.path(descriptor);
  }

  @Override
  public Optional<Shortfall> protect() throws IOException {
    channel.close();
    int error = MemfdCalls.forbidWriting(descriptor);
    if (error != 0) {
      throw new IOException("the anonymous file cannot be sealed (fcntl error " + error + ")");
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      closing.clean();
    }
  }
}
