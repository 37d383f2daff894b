package io.bulla.loader.stream;

import java.nio.ByteBuffer;

/** A buffer, read through windows of it, so that several threads may. */
record BufferSource(ByteBuffer bytes) implements PayloadSource {
  @Override
  public int read(ByteBuffer target, long position) {
    if (position >= bytes.capacity()) {
      return -1;
    }
    int length = Math.min(target.remaining(), bytes.capacity() - (int) position);
    target.put(bytes.slice((int) position, length));
    return length;
  }

  @Override
  public long sizeBytes() {
    return bytes.capacity();
  }

  @Override
  public void close() {
    // the buffer is its owner's
  }
}
