package io.bulla.loader.crypto;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The leaves of a payload whose content root was checked, for those who read its segments again
 * later: a segment that is not what it was then is not accepted.
 *
 * <p>Holds 32 bytes for each segment. Safe for several threads.
 */
public final class RememberedLeaves implements SegmentLeaves {
  private final Primitives primitives;
  private final byte[][] leaves;

  /** For a payload of so many segments, of which none was read yet. */
  public RememberedLeaves(Primitives primitives, int segmentCount) {
    this.primitives = primitives;
    this.leaves = new byte[segmentCount][];
  }

  @Override
  public LeafHasher newLeafHasher() {
    return new LeafHasher(primitives);
  }

  @Override
  public synchronized boolean accept(int segmentIndex, byte[] leaf) {
    byte[] before = leaves[segmentIndex];
    if (before == null) {
      leaves[segmentIndex] = leaf;
      return true;
    }
    return MessageDigest.isEqual(before, leaf);
  }

  /**
   * The root over all segments.
   *
   * @throws IllegalStateException if a segment was not read
   */
  public synchronized byte[] root() {
    if (Arrays.stream(leaves).anyMatch(leaf -> leaf == null)) {
      throw new IllegalStateException("a segment was not read yet");
    }
    ContentRoot root = new ContentRoot(primitives);
    for (int index = 0; index < leaves.length; index++) {
      root.add(index, leaves[index]);
    }
    return root.root(leaves.length);
  }
}
