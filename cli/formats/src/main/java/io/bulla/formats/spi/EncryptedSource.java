package io.bulla.formats.spi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * A channel that remembers its own failure, since what libraries throw does not tell a file that
 * cannot be read from one that was changed. Does not close the channel. For one thread.
 */
public final class EncryptedSource implements ReadableByteChannel {
  private final ReadableByteChannel channel;
  private @Nullable IOException failure;

  public EncryptedSource(ReadableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    try {
      return channel.read(target);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Throws what the channel threw, if it did: then nothing was found out about the file. */
  public void requireRead() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** Leaves the channel to its owner. */
  @Override
  public void close() {
    // the caller's
  }
}
