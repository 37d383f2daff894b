package io.bulla.agent.core;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads verified plaintext out of native memory, which is wiped when the stream is closed. Not
 * thread-safe.
 */
final class PlaintextStream extends InputStream {
  private final Deque<ByteBuffer> rest = new ArrayDeque<>();
  private final Runnable wipe;

  PlaintextStream(List<ByteBuffer> buffers, Runnable wipe) {
    buffers.forEach(buffer -> rest.add(buffer.duplicate()));
    this.wipe = wipe;
  }

  @Override
  public int read() {
    ByteBuffer next = next();
    return next == null ? -1 : next.get() & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    ByteBuffer next = next();
    if (next == null) {
      return -1;
    }
    int count = Math.min(length, next.remaining());
    next.get(target, offset, count);
    return count;
  }

  @Override
  public int available() {
    ByteBuffer next = next();
    return next == null ? 0 : next.remaining();
  }

  private @Nullable ByteBuffer next() {
    while (!rest.isEmpty() && !rest.peek().hasRemaining()) {
      rest.remove();
    }
    return rest.peek();
  }

  @Override
  public void close() {
    rest.clear();
    wipe.run();
  }
}
