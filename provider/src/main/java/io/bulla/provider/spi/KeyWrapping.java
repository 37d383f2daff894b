package io.bulla.provider.spi;

/** The key wrappings of NIST SP 800-38F that callers who know nothing of Bulla may ask for. */
public enum KeyWrapping {
  /** AES key wrap, RFC 3394: keys of 16 bytes or more, in multiples of 8. */
  KW("AES/KW/NoPadding", 24, 8),
  /** AES key wrap with padding, RFC 5649: keys of any length. */
  KWP("AES/KWP/NoPadding", 16, 1);

  /** The longest key that is wrapped. */
  public static final int MAX_KEY_BYTES = 8192;

  private static final int BLOCK_BYTES = 8;

  private final String transformation;
  private final int minWrappedBytes;
  private final int stepBytes;

  KeyWrapping(String transformation, int minWrappedBytes, int stepBytes) {
    this.transformation = transformation;
    this.minWrappedBytes = minWrappedBytes;
    this.stepBytes = stepBytes;
  }

  /** Returns its name in the Java Security Standard Algorithm Names. */
  public String transformation() {
    return transformation;
  }

  /** Tells whether keys of this length can be wrapped. */
  public boolean takes(int keyBytes) {
    int least = stepBytes == 1 ? 1 : minWrappedBytes - BLOCK_BYTES;
    return keyBytes >= least && keyBytes <= MAX_KEY_BYTES && keyBytes % stepBytes == 0;
  }

  /** Tells whether something of this length can have been wrapped by it. */
  public boolean makes(int wrappedBytes) {
    return wrappedBytes >= minWrappedBytes
        && wrappedBytes <= MAX_KEY_BYTES + 2 * BLOCK_BYTES
        && wrappedBytes % BLOCK_BYTES == 0;
  }
}
