package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** A plaintext that no compression or sparse file makes smaller. */
final class RandomFile {

  private static final int MEBIBYTE = 1 << 20;

  private RandomFile() {}

  static Path write(Path file, int sizeMebibytes) throws IOException {
    Random random = new Random(sizeMebibytes);
    byte[] block = new byte[MEBIBYTE];
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int written = 0; written < sizeMebibytes; written++) {
        random.nextBytes(block);
        ByteBuffer left = ByteBuffer.wrap(block);
        while (left.hasRemaining()) {
          out.write(left);
        }
      }
      out.force(true); // or the kernel writes it back while something else is measured
    }
    return file;
  }
}
