package io.bulla.formats.esdk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Counts what is read. For one thread. */
final class CountedChannel implements ReadableByteChannel {
  private final ReadableByteChannel channel;
  private long bytes;

  CountedChannel(ReadableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int read = channel.read(target);
    bytes += Math.max(0, read);
    return read;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
