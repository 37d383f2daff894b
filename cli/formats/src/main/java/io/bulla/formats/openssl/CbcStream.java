package io.bulla.formats.openssl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** Runs a cipher over a channel to its end, in a bounded memory that is wiped. Stateless. */
final class CbcStream {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int BLOCK_BYTES = 16;

  private CbcStream() {}

  /** Returns how many bytes it read. */
  static long run(Cipher cipher, ReadableByteChannel in, WritableByteChannel out)
      throws IOException, GeneralSecurityException {
    ByteBuffer read = ByteBuffer.allocate(CHUNK_BYTES);
    ByteBuffer made = ByteBuffer.allocate(CHUNK_BYTES + 2 * BLOCK_BYTES);
    long total = 0;
    try {
      while (in.read(read) >= 0) {
        total += read.position();
        cipher.update(read.flip(), made);
        read.clear();
        write(made, out);
      }
      cipher.doFinal(read.flip(), made);
      write(made, out);
      return total;
    } finally {
      wipe(read);
      wipe(made);
    }
  }

  private static void write(ByteBuffer made, WritableByteChannel out) throws IOException {
    made.flip();
    while (made.hasRemaining()) {
      out.write(made);
    }
    made.clear();
  }

  private static void wipe(ByteBuffer buffer) {
    buffer.clear().put(new byte[buffer.capacity()]);
  }
}
