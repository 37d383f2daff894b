package io.bulla.provider;

import java.security.SecureRandomParameters;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Objects;

/**
 * Names the KEK that a {@code KeyGenerator} of algorithm {@code BullaKek} makes, or whose place
 * gives the bytes of a {@code SecureRandom} of algorithm {@code BullaRandom}; where it is stands in
 * the configuration. Immutable.
 */
public final class KekParameterSpec implements AlgorithmParameterSpec, SecureRandomParameters {
  private final String kekId;

  /** Names a KEK by its short id. */
  public KekParameterSpec(String kekId) {
    this.kekId = Objects.requireNonNull(kekId, "kekId");
  }

  /** Returns the short id. */
  public String kekId() {
    return kekId;
  }
}
