package io.bulla.provider.jca;

import io.bulla.provider.KekParameterSpec;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekSource;
import io.bulla.provider.spi.KekException;
import java.security.SecureRandomSpi;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The random generator {@code BullaRandom}: bytes that the place of a KEK makes. Which KEK stands
 * in a {@link KekParameterSpec}; without one, only one may be configured. A seed is not used. Safe
 * for use by several threads.
 */
public final class PlaceRandomSpi extends SecureRandomSpi {
  private static final long serialVersionUID = 1L;

  private final transient KekSource keks;
  private final @Nullable String kekId;

  /** Made by the provider. */
  public PlaceRandomSpi(KekSource keks, @Nullable Object parameters) {
    this.keks = keks;
    this.kekId = parameters instanceof KekParameterSpec spec ? spec.kekId() : null;
    if (parameters != null && kekId == null) {
      throw new IllegalArgumentException("BullaRandom takes a KekParameterSpec");
    }
  }

  @Override
  protected void engineSetSeed(byte[] seed) {
    // The place seeds itself; adding less than it has would promise what nobody can check.
  }

  @Override
  protected void engineNextBytes(byte[] bytes) {
    try {
      byte[] made = kek().random(bytes.length);
      System.arraycopy(made, 0, bytes, 0, bytes.length);
    } catch (KekException e) {
      throw SeamErrors.of(e);
    }
  }

  @Override
  protected byte[] engineGenerateSeed(int length) {
    byte[] seed = new byte[length];
    engineNextBytes(seed);
    return seed;
  }

  private Kek kek() throws KekException {
    return kekId == null ? onlyKek() : keks.get().require(kekId);
  }

  private Kek onlyKek() throws KekException {
    Collection<Kek> all = keks.get().all();
    if (all.size() != 1) {
      throw new KekException(
          KekException.Kind.BAD_CONFIG,
          all.size() + " KEKs are configured: name one by new KekParameterSpec(id)");
    }
    return all.iterator().next();
  }

  @Override
  public String toString() {
    return "BullaRandom" + (kekId == null ? "" : " of KEK " + kekId);
  }
}
