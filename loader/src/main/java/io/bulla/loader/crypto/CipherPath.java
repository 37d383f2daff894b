package io.bulla.loader.crypto;

/** Where an engine's AES-GCM is fast: the two are opposite from one provider to another. */
public enum CipherPath {
  /** Java arrays. */
  ARRAY,
  /** Direct buffers. */
  DIRECT;

  private static final String CONSCRYPT = "Conscrypt";

  /**
   * The path of a provider: measured for Conscrypt, SunJCE, Corretto and BC FIPS
   * (docs/performance.md); arrays for any other.
   */
  static CipherPath of(String providerName) {
    return providerName.equals(CONSCRYPT) ? DIRECT : ARRAY;
  }
}
