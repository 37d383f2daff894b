package io.bulla.provider.jca;

import io.bulla.provider.kek.WrappedDek;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.AlgorithmParametersSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.InvalidParameterSpecException;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code BullaWrap} or {@code BullaDek} tells of itself when it has wrapped: the version of
 * the KEK, whose decimal digits in ASCII are its encoding, and of a DEK that was made the blob, in
 * the encoding {@code BullaWrap}. No secret. Not made by callers.
 */
final class WrapParameters extends AlgorithmParametersSpi {
  private static final String NAME = "BullaWrap";

  private final byte[] blob;
  private byte[] digits = new byte[0];

  private WrapParameters(byte[] blob) {
    this.blob = blob;
  }

  /** JDK types only: the caller may not know this class. */
  private static final class Told extends AlgorithmParameters {
    Told(WrapParameters spi) {
      super(spi, /* provider= */ null, NAME);
    }
  }

  static AlgorithmParameters of(int version) {
    return of(version, new byte[0]);
  }

  static AlgorithmParameters of(WrappedDek made) {
    return of(made.kekVersion(), made.encode());
  }

  private static AlgorithmParameters of(int version, byte[] blob) {
    AlgorithmParameters told = new Told(new WrapParameters(blob));
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
  protected byte[] engineGetEncoded(@Nullable String format) throws IOException {
    if (!NAME.equals(format)) {
      return engineGetEncoded();
    }
    if (blob.length == 0) {
      throw new IOException("no DEK was made: the blob is what doFinal gave");
    }
    return blob.clone();
  }

  @Override
  protected String engineToString() {
    return "version " + new String(digits, StandardCharsets.US_ASCII);
  }
}
