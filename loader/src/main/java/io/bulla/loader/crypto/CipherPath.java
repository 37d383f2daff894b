package io.bulla.loader.crypto;

/** Where an engine's AES-GCM is fast: the two are opposite from one provider to another. */
public enum CipherPath {
  /** Java arrays. */
  ARRAY,
  /** Direct buffers. */
  DIRECT
}
