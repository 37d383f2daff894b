package io.bulla.agent.hooks.onnxruntime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A message in a file, of which only the pieces that are looked at are read. Not thread-safe. */
final class FileInput implements WireInput {
  private static final int WINDOW_BYTES = 8 * 1024;

  private final FileChannel channel;
  private final long lengthBytes;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).limit(0);
  private long windowOffset;

  FileInput(FileChannel channel) throws IOException {
    this.channel = channel;
    this.lengthBytes = channel.size();
  }

  @Override
  public long lengthBytes() {
    return lengthBytes;
  }

  @Override
  public byte at(long offset) throws IOException {
    if (offset < windowOffset || offset >= windowOffset + window.limit()) {
      fill(offset);
    }
    return window.get((int) (offset - windowOffset));
  }

  private void fill(long offset) throws IOException {
    window.clear();
    while (window.hasRemaining() && channel.read(window, offset + window.position()) > 0) {}
    window.flip();
    windowOffset = offset;
    if (!window.hasRemaining()) {
      throw new MalformedModelException("the file became shorter while it was read");
    }
  }
}
