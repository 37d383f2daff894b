package io.bulla.loader.crypto;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/**
 * The content root of a payload: a Merkle tree hash (docs/format.md, section 6.1; RFC 9162, section
 * 2.1.1).
 *
 * <p>Takes leaves in any order and joins subtrees as soon as both halves are there, so that it
 * holds about as many hashes as leaves are out of order. Safe for several threads.
 */
public final class ContentRoot implements SegmentLeaves {

  private static final byte NODE = 1;

  /** Place of a whole subtree: its height, and its index among those of the height. */
  private record Place(int height, int index) {
    Place sibling() {
      return new Place(height, index ^ 1);
    }

    Place parent() {
      return new Place(height + 1, index >>> 1);
    }

    boolean isRight() {
      return (index & 1) == 1;
    }
  }

  private final Primitives primitives;
  private final MessageDigest digest;
  private final Map<Place, byte[]> subtrees = new HashMap<>();

  public ContentRoot(Primitives primitives) {
    this.primitives = primitives;
    this.digest = primitives.sha256();
  }

  @Override
  public LeafHasher newLeafHasher() {
    return new LeafHasher(primitives);
  }

  @Override
  public boolean accept(int segmentIndex, byte[] leaf) {
    add(segmentIndex, leaf);
    return true;
  }

  /** Adds the leaf of a segment, as {@link LeafHasher} gives it; each segment once. */
  public synchronized void add(int segmentIndex, byte[] leaf) {
    Place place = new Place(0, segmentIndex);
    refuseSecond(place);
    byte[] hash = leaf;
    for (byte[] other = subtrees.remove(place.sibling());
        other != null;
        other = subtrees.remove(place.sibling())) {
      hash = place.isRight() ? node(other, hash) : node(hash, other);
      place = place.parent();
    }
    subtrees.put(place, hash);
  }

  /**
   * The root over this many segments, at least one.
   *
   * @throws IllegalStateException if not exactly those segments were added
   */
  public synchronized byte[] root(int segmentCount) {
    if (segmentCount < 1 || subtrees.size() != Integer.bitCount(segmentCount)) {
      throw new IllegalStateException("the leaves are not those of " + segmentCount + " segments");
    }
    int rest = segmentCount & (segmentCount - 1);
    byte[] root = rightmost(segmentCount);
    for (; rest != 0; rest &= rest - 1) {
      root = node(rightmost(rest), root);
    }
    return root.clone();
  }

  private void refuseSecond(Place leaf) {
    for (Place place = leaf; place.height() < Integer.SIZE; place = place.parent()) {
      if (subtrees.containsKey(place)) {
        throw new IllegalStateException(
            "the leaf of segment " + leaf.index() + " was added before");
      }
    }
  }

  /** The last whole subtree of a tree of this many leaves. */
  private byte[] rightmost(int leafCount) {
    int height = Integer.numberOfTrailingZeros(leafCount);
    byte[] hash = subtrees.get(new Place(height, (leafCount >>> height) - 1));
    if (hash == null) {
      throw new IllegalStateException("leaves of the content root are missing");
    }
    return hash;
  }

  private byte[] node(byte[] left, byte[] right) {
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }
}
