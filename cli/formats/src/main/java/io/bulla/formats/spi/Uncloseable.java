package io.bulla.formats.spi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A channel that stays its owner's to close, and takes all of what it is given.
 *
 * @param channel the owner's
 */
public record Uncloseable(WritableByteChannel channel) implements WritableByteChannel {
  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int length = bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return length;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    // the owner's
  }
}
