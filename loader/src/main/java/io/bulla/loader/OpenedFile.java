package io.bulla.loader;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One file of a sealed model, opened by its path: verified plaintext, what model it is of, where
 * the time went. Close wipes it.
 */
public final class OpenedFile implements AutoCloseable {
  private final Plaintext plaintext;
  private final ModelInfo model;
  private final OpenTimings timings;
  private final String cipherEngine;

  OpenedFile(Plaintext plaintext, ModelInfo model, OpenTimings timings, String cipherEngine) {
    this.plaintext = plaintext;
    this.model = model;
    this.timings = timings;
    this.cipherEngine = cipherEngine;
  }

  /** The plaintext itself; its close is that of this. */
  public Plaintext plaintext() {
    return plaintext;
  }

  /** Length of the plaintext. */
  public long lengthBytes() {
    return plaintext.lengthBytes();
  }

  /** All of it in order, see {@link Plaintext#buffers()}. */
  public List<ByteBuffer> buffers() {
    return plaintext.buffers();
  }

  /** All of it as one direct buffer, see {@link Plaintext#buffer()}. */
  public ByteBuffer buffer() {
    return plaintext.buffer();
  }

  /** A window of it, see {@link Plaintext#slice}. */
  public ByteBuffer slice(long offset, int lengthBytes) {
    return plaintext.slice(offset, lengthBytes);
  }

  /** Wipes a part of it, see {@link Plaintext#forget}. */
  public void forget(long offset, long partBytes) {
    plaintext.forget(offset, partBytes);
  }

  /** The model that it is of. */
  public ModelInfo model() {
    return model;
  }

  /** Where the time went. */
  public OpenTimings timings() {
    return timings;
  }

  /** What decrypted it, and why that was chosen; for people. */
  public String cipherEngine() {
    return cipherEngine;
  }

  /** What the host did not give for its memory, such as locking, for people. */
  public List<String> shortfalls() {
    return plaintext.shortfalls();
  }

  @Override
  public void close() {
    plaintext.close();
  }
}
