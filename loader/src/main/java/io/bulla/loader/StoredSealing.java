package io.bulla.loader;

import io.bulla.loader.store.ObjectUpload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Seals what is written to it into an object of a store, which appears at {@link #finish} or not at
 * all: no plaintext and no part of it is on any disk meanwhile. For one thread.
 */
public final class StoredSealing implements WritableByteChannel {
  private final SealingStream stream;
  private final ObjectUpload upload;

  StoredSealing(SealingStream stream, ObjectUpload upload) {
    this.stream = stream;
    this.upload = upload;
  }

  /** Takes all that remains. */
  @Override
  public int write(ByteBuffer plaintext) throws IOException {
    return stream.write(plaintext);
  }

  /**
   * Makes the object appear, and says what was sealed.
   *
   * @throws IOException if it could not; close then takes back what was uploaded
   */
  public SealReport finish() throws IOException {
    SealReport report = stream.finish();
    upload.finish();
    return report;
  }

  @Override
  public boolean isOpen() {
    return stream.isOpen();
  }

  /** Wipes the keys, and takes back what was uploaded unless it was finished. */
  @Override
  public void close() throws IOException {
    stream.close();
    upload.close();
  }
}
