package io.bulla.cli.bench;

/**
 * One way to decrypt.
 *
 * @param engine name of the cipher engine
 * @param threads workers
 * @param segmentSizeBytes ciphertext segment size
 */
record DecryptCase(String engine, int threads, int segmentSizeBytes) {
  /** The segment size as {@code seal --segment-size} takes it. */
  static String size(int bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "M";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + "K" : Integer.toString(bytes);
  }

  String segment() {
    return size(segmentSizeBytes);
  }

  @Override
  public String toString() {
    return engine
        + ", "
        + (threads == 1 ? "1 thread" : threads + " threads")
        + ", segments of "
        + segment();
  }
}
