package io.bulla.loader.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that nobody else may see, zeroed on close.
 *
 * <p>Not guaranteed: copies that {@link #use} hands to a JCA provider are that provider's. Has no
 * equality on content, and nothing of it shows in {@link #toString}. Safe for use by several
 * threads; {@link #close} waits for a use in progress.
 */
public final class SecretBytes implements AutoCloseable {

  private byte @Nullable [] bytes;

  private SecretBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A secret with a copy of these bytes; the caller keeps, and wipes, its own. */
  public static SecretBytes copyOf(byte[] bytes) {
    return new SecretBytes(bytes.clone());
  }

  /** A secret that is this very array from now on: the caller must not touch it again. */
  public static SecretBytes takeOver(byte[] bytes) {
    return new SecretBytes(bytes);
  }

  /** A fresh random secret. */
  public static SecretBytes random(int lengthBytes, SecureRandom random) {
    byte[] bytes = new byte[lengthBytes];
    random.nextBytes(bytes);
    return new SecretBytes(bytes);
  }

  public synchronized int lengthBytes() {
    return open().length;
  }

  /**
   * Runs a function on the secret itself, which it must neither keep nor change.
   *
   * @throws IllegalStateException after close
   */
  public synchronized <T> T use(Function<byte[], T> function) {
    return function.apply(open());
  }

  /** A second secret of the same content, to be closed on its own. */
  public synchronized SecretBytes copy() {
    return copyOf(open());
  }

  /** Zeroes the bytes; a second close does nothing. */
  @Override
  public synchronized void close() {
    if (bytes != null) {
      Arrays.fill(bytes, (byte) 0);
      bytes = null;
    }
  }

  @Override
  public String toString() {
    return "SecretBytes";
  }

  private byte[] open() {
    if (bytes == null) {
      throw new IllegalStateException("this secret is closed: its bytes are zeroed");
    }
    return bytes;
  }
}
