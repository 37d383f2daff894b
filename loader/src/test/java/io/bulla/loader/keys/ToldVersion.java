package io.bulla.loader.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.AlgorithmParametersSpi;
import java.security.spec.AlgorithmParameterSpec;
import org.jspecify.annotations.Nullable;

/** The parameters by which a cipher tells the version that wrapped. */
final class ToldVersion extends AlgorithmParametersSpi {
  private final String version;
  private final byte @Nullable [] blob;

  private ToldVersion(String version, byte @Nullable [] blob) {
    this.version = version;
    this.blob = blob;
  }

  static AlgorithmParameters of(String version) {
    return of(version, null);
  }

  static AlgorithmParameters of(String version, byte @Nullable [] blob) {
    try {
      AlgorithmParameters parameters =
          new AlgorithmParameters(new ToldVersion(version, blob), null, "BullaWrap") {};
      parameters.init(new byte[0]);
      return parameters;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected byte[] engineGetEncoded() {
    return version.getBytes(US_ASCII);
  }

  @Override
  protected byte @Nullable [] engineGetEncoded(String format) {
    return format.equals("BullaWrap") ? blob : engineGetEncoded();
  }

  @Override
  protected void engineInit(byte[] encoded) {}

  @Override
  protected void engineInit(byte[] encoded, String format) {}

  @Override
  protected void engineInit(AlgorithmParameterSpec spec) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected <T extends AlgorithmParameterSpec> T engineGetParameterSpec(Class<T> type) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected String engineToString() {
    return version;
  }
}
