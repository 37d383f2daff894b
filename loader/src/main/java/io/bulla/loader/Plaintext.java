package io.bulla.loader;

import io.bulla.loader.memory.NativeRegion;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Plaintext in native memory, verified to its last byte. Close wipes it.
 *
 * <p>Buffers that are still around after close show zeros. Not guaranteed: copies that whoever read
 * it made. Safe for several threads.
 */
public final class Plaintext implements AutoCloseable {
  private final NativeRegion region;

  Plaintext(NativeRegion region) {
    this.region = region;
  }

  /** Length in bytes. */
  public long lengthBytes() {
    return region.lengthBytes();
  }

  /**
   * All of it in order: one direct buffer up to 2 GiB - 1, else several.
   *
   * @throws IllegalStateException after close
   */
  public List<ByteBuffer> buffers() {
    return region.views();
  }

  /**
   * All of it as one direct buffer.
   *
   * @throws IllegalStateException if it is longer than 2 GiB - 1, or after close
   */
  public ByteBuffer buffer() {
    List<ByteBuffer> views = buffers();
    if (views.size() != 1) {
      throw new IllegalStateException(
          lengthBytes() + " bytes do not fit into one buffer: take buffers()");
    }
    return views.get(0);
  }

  /**
   * A window of it as a direct buffer, wherever it lies.
   *
   * @throws IndexOutOfBoundsException if it is not all in the plaintext
   * @throws IllegalStateException after close
   */
  public ByteBuffer slice(long offset, int sliceBytes) {
    return region.slice(offset, sliceBytes);
  }

  /**
   * Wipes a part that nobody reads any more, and gives its memory back as far as it is whole pages;
   * it shows zeros from then on, and nobody may write there. Nothing after close.
   *
   * @throws IndexOutOfBoundsException if it is not all in the plaintext
   */
  public void forget(long offset, long partBytes) {
    region.forget(offset, partBytes);
  }

  /** What the host did not give for this memory, such as locking, for people. */
  public List<String> shortfalls() {
    return region.shortfalls().stream().map(Object::toString).toList();
  }

  @Override
  public void close() {
    region.close();
  }
}
