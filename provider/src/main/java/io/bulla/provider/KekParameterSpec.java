package io.bulla.provider;

import java.security.spec.AlgorithmParameterSpec;
import java.util.Objects;

/**
 * Names the KEK that a {@code KeyGenerator} of algorithm {@code BullaKek} makes; where it is made
 * stands in the configuration. Immutable.
 */
public final class KekParameterSpec implements AlgorithmParameterSpec {
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
