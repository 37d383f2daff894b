package io.bulla.loader;

import io.bulla.loader.stream.PayloadSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a sealed file under one name, of the length they had when they were opened. Safe for
 * several threads.
 *
 * @param name for errors
 * @param source the bytes
 * @param lengthBytes their number, taken once
 */
record SealedBytes(String name, PayloadSource source, long lengthBytes) implements AutoCloseable {
  static SealedBytes of(Path file) throws IOException {
    requireFile(file);
    return of(file, FileChannel.open(file, StandardOpenOption.READ));
  }

  /** The same of a file that is open already; close, or a failure here, closes its channel. */
  static SealedBytes of(Path file, FileChannel channel) throws IOException {
    PayloadSource source = new LateClosing(file, PayloadSource.of(channel));
    try {
      return new SealedBytes(file.toString(), source, channel.size());
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** A file that is open already; close closes its channel. */
  static SealedBytes of(FileChannel channel, String name) throws IOException {
    return new SealedBytes(name, PayloadSource.of(channel), channel.size());
  }

  static SealedBytes of(ByteBuffer content, String name) {
    return new SealedBytes(name, PayloadSource.of(content), content.remaining());
  }

  private static void requireFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new java.nio.file.FileSystemException(
          file.toString(), null, "a file is due here, and this is none");
    }
  }

  /** Fills what remains of a buffer from a position. */
  void readFully(long position, ByteBuffer target) throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int read = source.read(target, at);
      if (read < 0) {
        throw Refusals.changedMeanwhile(name, null);
      }
      at += read;
    }
  }

  /** Whether each read is a request to a store. */
  boolean isRemote() {
    return source instanceof StoredBytes;
  }

  /** The same bytes for a reader that closes what it reads from: these stay open. */
  PayloadSource borrowed() {
    return new Borrowed(source);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private record Borrowed(PayloadSource source) implements PayloadSource {
    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return source.read(target, position);
    }

    @Override
    public long sizeBytes() throws IOException {
      return source.sizeBytes();
    }

    @Override
    public void close() {
      // its owner closes it
    }
  }

  /** A file that is closed only when no thread holds a lock on it, which closing would end. */
  private record LateClosing(Path file, PayloadSource source) implements PayloadSource {
    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return source.read(target, position);
    }

    @Override
    public long sizeBytes() throws IOException {
      return source.sizeBytes();
    }

    @Override
    public void close() throws IOException {
      FilesBeingChanged.HERE.close(file, source);
    }
  }
}
