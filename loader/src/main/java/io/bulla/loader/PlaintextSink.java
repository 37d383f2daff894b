package io.bulla.loader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** Counts a plaintext, and tells what went wrong in it from what went wrong with the target. */
final class PlaintextSink implements WritableByteChannel {
  private final WritableByteChannel target;
  private @Nullable IOException ownFailure;
  private long bytes;

  PlaintextSink(WritableByteChannel target) {
    this.target = target;
  }

  void takeAll(StreamedPlaintext plaintext, String path) throws IOException {
    try {
      plaintext.writeTo(path, this);
    } catch (IOException e) {
      throw ownFailure == null ? new PlaintextFailure(e) : ownFailure;
    }
    if (ownFailure != null) {
      throw ownFailure;
    }
  }

  long bytes() {
    return bytes;
  }

  @Override
  public int write(ByteBuffer plaintext) throws IOException {
    try {
      int written = target.write(plaintext);
      bytes += written;
      return written;
    } catch (IOException e) {
      ownFailure = e;
      throw e;
    }
  }

  @Override
  public boolean isOpen() {
    return target.isOpen();
  }

  /** The target is another's to finish. */
  @Override
  public void close() {
    // only what was finished is whole
  }
}
