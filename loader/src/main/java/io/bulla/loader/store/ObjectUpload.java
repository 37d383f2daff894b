package io.bulla.loader.store;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/**
 * A new object of any length, being written. Keeps a bounded part of it in memory and nothing on
 * disk. For one thread.
 */
public interface ObjectUpload extends WritableByteChannel {
  /**
   * Makes the object appear; nothing can be written after.
   *
   * @return the object
   * @throws StoreException of kind {@code EXISTS} if one was there that must not be overwritten;
   *     then, and after any failure, what was uploaded is taken back
   */
  StoredObject finish() throws IOException;

  /**
   * Takes back what was uploaded, unless it was finished.
   *
   * @throws IOException if it cannot be taken back; the message says what is left, and how to
   *     remove it
   */
  @Override
  void close() throws IOException;
}
