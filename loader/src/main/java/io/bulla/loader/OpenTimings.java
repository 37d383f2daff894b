package io.bulla.loader;

/**
 * Where the time of an opening went, in nanoseconds, and what gave the DEK.
 *
 * @param headerNanos reading and checking headers and the manifest
 * @param kekNanos the KEK operation; 0 where a cached DEK served
 * @param decryptNanos decrypting and verifying the payload
 * @param dekCached whether a cached DEK served
 * @param kek the version of a KEK that gave the DEK, now or when it was cached: {@code id/version}
 */
public record OpenTimings(
    long headerNanos, long kekNanos, long decryptNanos, boolean dekCached, String kek) {
  /** All of it together. */
  public long totalNanos() {
    return headerNanos + kekNanos + decryptNanos;
  }
}
