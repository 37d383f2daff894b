package io.bulla.provider.jca;

import io.bulla.provider.KekParameterSpec;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekSource;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekVersion;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.KeyGeneratorSpi;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The key generator {@code BullaKek}: creates version 1 of a configured KEK in its place, with the
 * place's own randomness, and returns its handle. Refused if there is a version already.
 */
public final class KekKeyGeneratorSpi extends KeyGeneratorSpi {
  private static final String HOW = "name the KEK: init(new KekParameterSpec(id))";

  private final KekSource keks;
  private @Nullable KekParameterSpec asked;

  /** Made by the provider. */
  public KekKeyGeneratorSpi(KekSource keks) {
    this.keks = keks;
  }

  @Override
  protected void engineInit(@Nullable SecureRandom random) {
    throw new InvalidParameterException(HOW);
  }

  @Override
  protected void engineInit(@Nullable AlgorithmParameterSpec params, @Nullable SecureRandom random)
      throws InvalidAlgorithmParameterException {
    if (!(params instanceof KekParameterSpec spec)) {
      throw new InvalidAlgorithmParameterException(HOW);
    }
    asked = spec;
  }

  @Override
  protected void engineInit(int keyBits, @Nullable SecureRandom random) {
    throw new InvalidParameterException("a KEK has 256 bits; " + HOW);
  }

  @Override
  protected SecretKey engineGenerateKey() {
    KekParameterSpec spec = asked;
    if (spec == null) {
      throw new IllegalStateException(HOW);
    }
    try {
      Kek kek = keks.get().require(spec.kekId());
      KekVersion created = spec.isNextVersion() ? kek.rotate() : kek.create();
      if (KekKey.of(kek, created) instanceof SecretKey handle) {
        return handle;
      }
      throw SeamErrors.refused(
          "a generator of secret keys made KEK " + kek.id() + ", which is asymmetric");
    } catch (KekException e) {
      throw SeamErrors.of(e);
    }
  }
}
