package io.bulla.provider.jca;

import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.CipherSpi;
import javax.crypto.NoSuchPaddingException;
import org.jspecify.annotations.Nullable;

/**
 * A cipher of a {@link KekKey}: its transformation says all of it, so it takes neither a mode nor a
 * padding, nor parameters, nor a caller's random numbers. Not safe for use by several threads.
 */
abstract class KekCipherSpi extends CipherSpi {
  private final String transformation;
  private final String whyNoParameters;
  private @Nullable KekKey kek;

  /**
   * @param whyNoParameters what a caller is told that brings an initial value
   */
  KekCipherSpi(String transformation, String whyNoParameters) {
    this.transformation = transformation;
    this.whyNoParameters = whyNoParameters;
  }

  /** Throws if it has no such mode; changes nothing. */
  abstract void requireMode(int opmode);

  /** Forgets what was begun before. The mode is one it has. */
  abstract void begin(int opmode);

  final String transformation() {
    return transformation;
  }

  final KekKey kek() {
    if (kek == null) {
      throw new IllegalStateException(transformation + " was not initialised");
    }
    return kek;
  }

  @Override
  protected final void engineInit(int opmode, Key key, @Nullable SecureRandom random)
      throws InvalidKeyException {
    requireMode(opmode);
    kek = KekKey.of(key, transformation);
    begin(opmode);
  }

  @Override
  protected final void engineInit(
      int opmode, Key key, @Nullable AlgorithmParameterSpec params, @Nullable SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    refuse(params);
    engineInit(opmode, key, random);
  }

  @Override
  protected final void engineInit(
      int opmode, Key key, @Nullable AlgorithmParameters params, @Nullable SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    refuse(params);
    engineInit(opmode, key, random);
  }

  private void refuse(@Nullable Object params) throws InvalidAlgorithmParameterException {
    if (params != null) {
      throw new InvalidAlgorithmParameterException(
          transformation + " " + whyNoParameters + "; pass none");
    }
  }

  @Override
  protected final void engineSetMode(String mode) throws NoSuchAlgorithmException {
    throw new NoSuchAlgorithmException("the mode is part of " + transformation);
  }

  @Override
  protected final void engineSetPadding(String padding) throws NoSuchPaddingException {
    throw new NoSuchPaddingException("the padding is part of " + transformation);
  }

  @Override
  protected final byte @Nullable [] engineGetIV() {
    return null;
  }

  @Override
  protected @Nullable AlgorithmParameters engineGetParameters() {
    return null;
  }

  @Override
  protected final int engineGetKeySize(Key key) throws InvalidKeyException {
    return KekKey.of(key, transformation).bits();
  }
}
