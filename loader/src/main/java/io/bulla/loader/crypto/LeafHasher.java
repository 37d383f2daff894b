package io.bulla.loader.crypto;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Hashes segments into leaves of the content root (docs/format.md, section 6.1). For one thread.
 */
public final class LeafHasher {

  private static final byte LEAF = 0;

  private final MessageDigest digest;

  public LeafHasher(Primitives primitives) {
    this.digest = primitives.sha256();
  }

  /**
   * The leaf of a segment as it stands in the file, given in parts that follow each other; consumes
   * them.
   */
  public byte[] leaf(ByteBuffer... parts) {
    digest.update(LEAF);
    for (ByteBuffer part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}
