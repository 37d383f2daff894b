package io.bulla.loader;

/** Stub. */
public final class Plaintext implements AutoCloseable {
  public long lengthBytes() {
    return 0;
  }

  public java.util.List<java.nio.ByteBuffer> buffers() {
    return java.util.List.of();
  }

  @Override
  public void close() {}
}
