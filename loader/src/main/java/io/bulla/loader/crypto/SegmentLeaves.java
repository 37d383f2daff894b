package io.bulla.loader.crypto;

/** Takes the hash of each segment that is read (docs/format.md, section 6.1). Thread-safe. */
public interface SegmentLeaves {
  /** A hasher for one thread, whose leaves this takes. */
  LeafHasher newLeafHasher();

  /** Takes a leaf, as {@link LeafHasher} gives it; false if the segment is not what it was. */
  boolean accept(int segmentIndex, byte[] leaf);
}
