package io.bulla.provider.jca;

import io.bulla.provider.spi.KeyWrapping;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.NoSuchPaddingException;
import org.jspecify.annotations.Nullable;

/**
 * {@code AES/KW/NoPadding} and {@code AES/KWP/NoPadding} with a KEK: WRAP and UNWRAP, as the
 * standards say, for code that knows nothing of Bulla. What it wraps is bound to no context, so it
 * is no recipient of a model. Not safe for use by several threads, as any {@link Cipher}.
 */
public final class KeyWrapCipherSpi extends CipherSpi {
  private static final int BLOCK_BYTES = 8;

  private final KeyWrapping wrapping;
  private @Nullable KekKey kek;

  /** Made by the provider. */
  public KeyWrapCipherSpi(KeyWrapping wrapping) {
    this.wrapping = wrapping;
  }

  @Override
  protected void engineSetMode(String mode) throws NoSuchAlgorithmException {
    throw new NoSuchAlgorithmException("the mode is part of " + wrapping.transformation());
  }

  @Override
  protected void engineSetPadding(String padding) throws NoSuchPaddingException {
    throw new NoSuchPaddingException("the padding is part of " + wrapping.transformation());
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
  protected byte @Nullable [] engineGetIV() {
    return null;
  }

  @Override
  protected @Nullable AlgorithmParameters engineGetParameters() {
    return null;
  }

  @Override
  protected int engineGetKeySize(Key key) throws InvalidKeyException {
    return KekKey.of(key, wrapping.transformation()).bits();
  }

  @Override
  protected void engineInit(int opmode, Key key, @Nullable SecureRandom random)
      throws InvalidKeyException {
    if (opmode != Cipher.WRAP_MODE && opmode != Cipher.UNWRAP_MODE) {
      throw oneShot();
    }
    kek = KekKey.of(key, wrapping.transformation());
  }

  @Override
  protected void engineInit(
      int opmode, Key key, @Nullable AlgorithmParameterSpec params, @Nullable SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    refuse(params);
    engineInit(opmode, key, random);
  }

  @Override
  protected void engineInit(
      int opmode, Key key, @Nullable AlgorithmParameters params, @Nullable SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    refuse(params);
    engineInit(opmode, key, random);
  }

  @Override
  protected byte[] engineWrap(Key key) throws IllegalBlockSizeException, InvalidKeyException {
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      throw new InvalidKeyException("the key has no encoding, so it cannot be wrapped");
    }
    try {
      if (!wrapping.takes(encoded.length)) {
        throw new IllegalBlockSizeException(
            wrapping.transformation() + " wraps no key of " + encoded.length + " bytes");
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
          wrapping.transformation() + " makes nothing of " + wrapped.length + " bytes");
    }
    byte[] encoded = new BareOperation(wrapping, kek()).unwrap(wrapped);
    try {
      return EncodedKey.decode(encoded, algorithm, type);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private KekKey kek() {
    return Objects.requireNonNull(kek, "the cipher was not initialised");
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
        wrapping.transformation() + " has WRAP and UNWRAP mode only; BullaWrap encrypts DEKs");
  }

  private void refuse(@Nullable Object params) throws InvalidAlgorithmParameterException {
    if (params != null) {
      throw new InvalidAlgorithmParameterException(
          wrapping.transformation() + " has the standard's own initial value; pass none");
    }
  }
}
