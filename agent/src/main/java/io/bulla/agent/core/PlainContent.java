package io.bulla.agent.core;

import io.bulla.loader.Plaintext;
import io.bulla.loader.SealedModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads files that are not sealed into memory of our own, where they do not change any more. */
final class PlainContent {
  private PlainContent() {}

  /**
   * All of a file.
   *
   * @param name for errors
   */
  static Plaintext read(FileChannel file, String name, SealedModels models) throws IOException {
    Plaintext memory = models.memory(file.size());
    boolean done = false;
    try {
      for (ByteBuffer buffer : memory.buffers()) {
        readFully(file, buffer, name);
      }
      done = true;
      return memory;
    } finally {
      if (!done) {
        memory.close();
      }
    }
  }

  /** From where the file stands. */
  private static void readFully(FileChannel file, ByteBuffer buffer, String name)
      throws IOException {
    ByteBuffer target = buffer.duplicate();
    while (target.hasRemaining()) {
      if (file.read(target) < 0) {
        throw new RefusedException(name + ": became shorter while it was read: load it again");
      }
    }
  }
}
