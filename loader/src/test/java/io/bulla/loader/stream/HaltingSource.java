package io.bulla.loader.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Gives 0 to 2 bytes a read, remembers where it was read, and can change its length. */
final class HaltingSource implements PayloadSource {
  private final byte[] bytes;
  private final Random random = new Random(1);
  private final Set<Long> positions = new ConcurrentSkipListSet<>();
  private volatile long sizeBytes;
  private volatile boolean closed;

  HaltingSource(byte[] bytes) {
    this.bytes = bytes;
    this.sizeBytes = bytes.length;
  }

  @Override
  public synchronized int read(ByteBuffer target, long position) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    if (position >= Math.min(sizeBytes, bytes.length)) {
      return -1;
    }
    positions.add(position);
    int length = Math.min(random.nextInt(3), target.remaining());
    length = (int) Math.min(length, Math.min(sizeBytes, bytes.length) - position);
    target.put(bytes, (int) position, length);
    return length;
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  void resize(long newSizeBytes) {
    sizeBytes = newSizeBytes;
  }

  /** Whether a byte from here up to there was read. */
  boolean wasRead(long from, long to) {
    return positions.stream().anyMatch(position -> position >= from && position < to);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
