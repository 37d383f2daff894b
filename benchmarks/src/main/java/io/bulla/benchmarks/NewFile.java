package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How a plaintext gets to whoever encrypts it, and where that goes: the same for all. */
final class NewFile {
  private static final int COPIED_BYTES = 1 << 20;

  private NewFile() {}

  static FileChannel open(Path target) throws IOException {
    return FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  static void copy(FileChannel in, WritableByteChannel out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(COPIED_BYTES);
    while (in.read(buffer) >= 0) {
      writeAll(buffer.flip(), out);
      buffer.clear();
    }
  }

  static void writeAll(ByteBuffer bytes, WritableByteChannel out) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
