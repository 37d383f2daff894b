package io.bulla.provider.jca;

import io.bulla.provider.spi.KeyWrapping;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import org.jspecify.annotations.Nullable;

/**
 * {@code AES/KW/NoPadding} and {@code AES/KWP/NoPadding} with a KEK: WRAP and UNWRAP, as the
 * standards say, for code that knows nothing of Bulla. What it wraps is bound to no context, so it
 * is no recipient of a model. Not safe for use by several threads, as any {@link Cipher}.
 */
public final class KeyWrapCipherSpi extends KekCipherSpi {
  private static final int BLOCK_BYTES = 8;

  private final KeyWrapping wrapping;

  /** Made by the provider. */
  public KeyWrapCipherSpi(KeyWrapping wrapping) {
    super(wrapping.transformation(), "has the standard's own initial value");
    this.wrapping = wrapping;
  }

  @Override
  protected int engineGetBlockSize() {
    return BLOCK_BYTES;
  }

  @Override
  protected int engineGetOutputSize(int inputBytes) {
    return (inputBytes + 2 * BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES;
  }

  @Override
  void requireMode(int opmode) {
    if (opmode != Cipher.WRAP_MODE && opmode != Cipher.UNWRAP_MODE) {
      throw oneShot();
    }
  }

  @Override
  void begin(int opmode) {}

  @Override
  protected byte[] engineWrap(Key key) throws IllegalBlockSizeException, InvalidKeyException {
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      throw new InvalidKeyException("the key has no encoding, so it cannot be wrapped");
    }
    try {
      if (!wrapping.takes(encoded.length)) {
        throw new IllegalBlockSizeException(
            transformation() + " wraps no key of " + encoded.length + " bytes");
      }
      return new BareOperation(wrapping, kek()).wrap(encoded);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  @Override
  protected Key engineUnwrap(byte[] wrapped, String algorithm, int type)
      throws InvalidKeyException, NoSuchAlgorithmException {
    if (!wrapping.makes(wrapped.length)) {
      throw new InvalidKeyException(
          transformation() + " makes nothing of " + wrapped.length + " bytes");
    }
    byte[] encoded = new BareOperation(wrapping, kek()).unwrap(wrapped);
    try {
      return EncodedKey.decode(encoded, algorithm, type);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  @Override
  protected byte[] engineUpdate(byte[] input, int offset, int length) {
    throw oneShot();
  }

  @Override
  protected int engineUpdate(
      byte[] input, int offset, int length, byte[] output, int outputOffset) {
    throw oneShot();
  }

  @Override
  protected byte[] engineDoFinal(byte @Nullable [] input, int offset, int length) {
    throw oneShot();
  }

  @Override
  protected int engineDoFinal(
      byte @Nullable [] input, int offset, int length, byte[] output, int outputOffset) {
    throw oneShot();
  }

  private UnsupportedOperationException oneShot() {
    return new UnsupportedOperationException(
        transformation() + " has WRAP and UNWRAP mode only; BullaWrap encrypts DEKs");
  }
}
