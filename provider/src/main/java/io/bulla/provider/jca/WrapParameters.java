package io.bulla.provider.jca;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.AlgorithmParametersSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidParameterSpecException;

/**
 * What a {@code BullaWrap} tells of itself when it has wrapped: the version of the KEK, whose
 * decimal digits in ASCII are its encoding. Not made by callers.
 */
final class WrapParameters extends AlgorithmParametersSpi {
  private static final String NAME = "BullaWrap";

  private byte[] digits = new byte[0];

  /** JDK types only: the caller may not know this class. */
  private static final class Told extends AlgorithmParameters {
    Told(WrapParameters spi) {
      super(spi, /* provider= */ null, NAME);
    }
  }

  static AlgorithmParameters of(int version) {
    AlgorithmParameters told = new Told(new WrapParameters());
    try {
      told.init(Integer.toString(version).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException(e); // engineInit(byte[]) throws none
    }
    return told;
  }

  @Override
  protected void engineInit(byte[] encoded) {
    digits = encoded.clone();
  }

  @Override
  protected void engineInit(byte[] encoded, String format) {
    engineInit(encoded);
  }

  @Override
  protected void engineInit(AlgorithmParameterSpec spec) throws InvalidParameterSpecException {
    throw new InvalidParameterSpecException(NAME + " has no parameter specification");
  }

  @Override
  protected <T extends AlgorithmParameterSpec> T engineGetParameterSpec(Class<T> type)
      throws InvalidParameterSpecException {
    throw new InvalidParameterSpecException(NAME + " has no parameter specification");
  }

  @Override
  protected byte[] engineGetEncoded() {
    return digits.clone();
  }

  @Override
  protected byte[] engineGetEncoded(String format) {
    return engineGetEncoded();
  }

  @Override
  protected String engineToString() {
    return "version " + new String(digits, StandardCharsets.US_ASCII);
  }
}
