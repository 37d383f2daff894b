package io.bulla.cli.foreign;

import io.bulla.cli.terminal.ProgressBar;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Tells a bar what was read. For one thread.
 *
 * @param source is read
 * @param bar is told
 */
record CountedSource(ReadableByteChannel source, ProgressBar bar) implements ReadableByteChannel {
  @Override
  public int read(ByteBuffer target) throws IOException {
    int bytes = source.read(target);
    bar.add(Math.max(0, bytes));
    return bytes;
  }

  @Override
  public boolean isOpen() {
    return source.isOpen();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
