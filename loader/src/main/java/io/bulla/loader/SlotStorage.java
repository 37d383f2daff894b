package io.bulla.loader;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Where recipient slots are written: a file, each step of which may be the last before a crash. */
interface SlotStorage {
  /** Fills the buffer from a position. */
  void read(ByteBuffer target, long position) throws IOException;

  /** Writes all of the buffer at a position. */
  void write(ByteBuffer bytes, long position) throws IOException;

  /** Makes durable what was written. */
  void sync() throws IOException;

  /** A file, which stays open. */
  static SlotStorage of(FileChannel file) {
    return new OfFile(file);
  }

  /**
   * A file.
   *
   * @param file open for reading and writing
   */
  record OfFile(FileChannel file) implements SlotStorage {
    @Override
    public void read(ByteBuffer target, long position) throws IOException {
      long start = position - target.position();
      while (target.hasRemaining()) {
        if (file.read(target, start + target.position()) < 0) {
          throw new EOFException("the file was cut off while its recipients were written");
        }
      }
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      long start = position - bytes.position();
      while (bytes.hasRemaining()) {
        file.write(bytes, start + bytes.position());
      }
    }

    @Override
    public void sync() throws IOException {
      file.force(false); // neither length nor place changes
    }
  }
}
