package io.bulla.loader.stream;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Bytes at positions, read by several threads at once: a file, or a buffer. Reads may be short.
 *
 * <p>A file is never mapped: if it were truncated meanwhile, native code that reads the mapping
 * would take the JVM down.
 */
public interface PayloadSource extends Closeable {
  /** Reads some bytes at a position into what remains of the target; -1 at the end. */
  int read(ByteBuffer target, long position) throws IOException;

  /** Length now. */
  long sizeBytes() throws IOException;

  /** A file, which close closes. */
  static PayloadSource of(FileChannel file) {
    return new FileSource(file);
  }

  /** What remains of a buffer, which must not be changed meanwhile. */
  static PayloadSource of(ByteBuffer bytes) {
    return new BufferSource(bytes.slice().asReadOnlyBuffer());
  }
}
