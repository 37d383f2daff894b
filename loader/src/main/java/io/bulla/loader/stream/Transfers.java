package io.bulla.loader.stream;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** Whole transfers over channels that move fewer bytes than asked for, or none. */
public final class Transfers {
  private static final int MAX_IDLE_CALLS = 10_000;

  private Transfers() {}

  /** One call that moves some bytes: their number, 0 for none now, -1 for none ever. */
  private interface Step {
    int move() throws IOException;
  }

  /**
   * Fills what remains of the target.
   *
   * @throws EOFException if the source ends before
   */
  static void readFully(PayloadSource source, ByteBuffer target, long position) throws IOException {
    int start = target.position();
    all(target, () -> source.read(target, position + target.position() - start));
  }

  /**
   * Writes all that remains.
   *
   * @throws IOException also if the sink takes nothing for long
   */
  public static void writeFully(WritableByteChannel sink, ByteBuffer bytes) throws IOException {
    all(bytes, () -> sink.write(bytes));
  }

  static void writeFully(FileChannel file, ByteBuffer bytes, long position) throws IOException {
    int start = bytes.position();
    all(bytes, () -> file.write(bytes, position + bytes.position() - start));
  }

  private static void all(ByteBuffer bytes, Step step) throws IOException {
    int idleCalls = 0;
    while (bytes.hasRemaining()) {
      int moved = step.move();
      if (moved < 0) {
        throw new EOFException(bytes.remaining() + " bytes too few");
      }
      idleCalls = moved == 0 ? idleCalls + 1 : 0;
      if (idleCalls > MAX_IDLE_CALLS) {
        throw new IOException("the channel moves no more bytes; is it a non-blocking one?");
      }
    }
  }
}
