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
  private final boolean isNextVersion;

  /** Names a KEK by its short id; a key generator makes its version 1. */
  public KekParameterSpec(String kekId) {
    this(kekId, /* isNextVersion= */ false);
  }

  private KekParameterSpec(String kekId, boolean isNextVersion) {
    this.kekId = Objects.requireNonNull(kekId, "kekId");
    this.isNextVersion = isNextVersion;
  }

  /** Names a KEK that is there, for a key generator to make the version above its highest. */
  public static KekParameterSpec nextVersionOf(String kekId) {
    return new KekParameterSpec(kekId, /* isNextVersion= */ true);
  }

  /** Tells whether a key generator makes the next version, and not the first. */
  public boolean isNextVersion() {
    return isNextVersion;
  }

  /** Returns the short id. */
  public String kekId() {
    return kekId;
  }
}
