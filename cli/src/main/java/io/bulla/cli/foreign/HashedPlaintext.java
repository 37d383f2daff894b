package io.bulla.cli.foreign;

import io.bulla.cli.terminal.ProgressBar;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Verified plaintext, read once and hashed on the way. For one thread. */
final class HashedPlaintext implements ReadableByteChannel {
  private final Deque<ByteBuffer> rest = new ArrayDeque<>();
  private final MessageDigest digest = HashingSink.newSha256();
  private final ProgressBar bar;

  HashedPlaintext(Collection<ByteBuffer> buffers, ProgressBar bar) {
    buffers.forEach(buffer -> rest.add(buffer.duplicate()));
    this.bar = bar;
  }

  @Override
  public int read(ByteBuffer target) {
    while (!rest.isEmpty() && !rest.element().hasRemaining()) {
      rest.remove();
    }
    if (rest.isEmpty()) {
      return -1;
    }
    ByteBuffer from = rest.element();
    int bytes = Math.min(from.remaining(), target.remaining());
    ByteBuffer part = from.slice(from.position(), bytes);
    digest.update(part.duplicate());
    target.put(part);
    from.position(from.position() + bytes);
    bar.add(bytes);
    return bytes;
  }

  /** Of all that was read. */
  byte[] sha256() {
    return digest.digest();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // the plaintext is the model's
  }
}
