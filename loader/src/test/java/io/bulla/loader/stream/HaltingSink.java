package io.bulla.loader.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Random;

/** Takes 0 to 2 bytes a write, and fails once it is full. */
final class HaltingSink implements WritableByteChannel {
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final Random random = new Random(1);
  private final int capacityBytes;

  HaltingSink(int capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int length = Math.min(random.nextInt(3), bytes.remaining());
    if (taken.size() + length > capacityBytes) {
      throw new IOException("no space left");
    }
    for (int i = 0; i < length; i++) {
      taken.write(bytes.get());
    }
    return length;
  }

  byte[] taken() {
    return taken.toByteArray();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // nothing to close
  }
}
