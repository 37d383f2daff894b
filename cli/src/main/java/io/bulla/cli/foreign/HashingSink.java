package io.bulla.cli.foreign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes what goes through it. For one thread. */
final class HashingSink implements WritableByteChannel {
  private final WritableByteChannel sink;
  private final MessageDigest digest = newSha256();

  HashingSink(WritableByteChannel sink) {
    this.sink = sink;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    ByteBuffer hashed = bytes.duplicate();
    int written = sink.write(bytes);
    digest.update(hashed.limit(hashed.position() + written));
    return written;
  }

  /** Of all that went through. */
  byte[] sha256() {
    return digest.digest();
  }

  @Override
  public boolean isOpen() {
    return sink.isOpen();
  }

  @Override
  public void close() throws IOException {
    sink.close();
  }

  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
