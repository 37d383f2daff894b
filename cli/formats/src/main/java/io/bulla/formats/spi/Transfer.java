package io.bulla.formats.spi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** Moves bytes between channels through memory that is wiped. Stateless. */
public final class Transfer {
  private static final int CHUNK_BYTES = 1 << 16;

  private Transfer() {}

  /** Reads, and tells its own failures from those of who takes the bytes. */
  @FunctionalInterface
  public interface Reading {
    /** As {@link ReadableByteChannel#read}. */
    int read(ByteBuffer target) throws IOException;
  }

  /** Moves all that is left. */
  public static void all(Reading from, WritableByteChannel to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
    try {
      while (from.read(buffer) >= 0) {
        writeFully(buffer.flip(), to);
        buffer.clear();
      }
    } finally {
      buffer.clear().put(new byte[CHUNK_BYTES]);
    }
  }

  /** Writes all that remains. */
  public static void writeFully(ByteBuffer bytes, WritableByteChannel to) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }
}
