package io.bulla.loader;

/**
 * Where the time of an opening went, in nanoseconds.
 *
 * @param headerNanos reading and checking headers and the manifest
 * @param kekNanos the KEK operation; 0 where a cached DEK served
 * @param decryptNanos decrypting and verifying the payload
 * @param dekCached whether a cached DEK served
 */
public record OpenTimings(long headerNanos, long kekNanos, long decryptNanos, boolean dekCached) {}
