package io.bulla.loader.crypto;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * A raw key for the JCA that, unlike {@link javax.crypto.spec.SecretKeySpec}, can be wiped.
 *
 * <p>Not guaranteed: the copies that a provider makes of {@link #getEncoded}.
 */
final class WipeableKey implements SecretKey, AutoCloseable {

  private static final long serialVersionUID = 1L;

  private final String algorithm;
  private final transient byte[] bytes;
  private boolean destroyed;

  WipeableKey(String algorithm, byte[] secret) {
    this.algorithm = algorithm;
    this.bytes = secret.clone();
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /** Never zeros of a key that is being wiped. */
  @Override
  public synchronized byte[] getEncoded() {
    if (destroyed) {
      throw new IllegalStateException("this key is destroyed");
    }
    return bytes.clone();
  }

  @Override
  public synchronized void destroy() {
    destroyed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public void close() {
    destroy();
  }

  @Override
  public String toString() {
    return "WipeableKey";
  }

  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a key is never written");
  }
}
