package io.bulla.loader.memory;

import java.util.BitSet;

/**
 * The pages of a mapping that were not given back. The others are left alone when all is wiped,
 * since touching them would bring them back. Not safe for several threads.
 */
final class KeptPages {
  private final Mapping mapping;
  private final BitSet givenBack = new BitSet();

  KeptPages(Mapping mapping) {
    this.mapping = mapping;
  }

  /** Wipes a part, and gives back the pages that are all in it. */
  void forget(long offset, long partBytes) {
    mapping.wipe(offset, partBytes);
    int first = pages(offset + mapping.pageSizeBytes() - 1);
    int end = pages(offset + partBytes);
    if (first < end && mapping.giveBack(bytes(first), bytes(end - first))) {
      givenBack.set(first, end);
    }
  }

  void wipe() {
    int end = pages(mapping.lengthBytes() + mapping.pageSizeBytes() - 1);
    int from = givenBack.nextClearBit(0);
    while (from < end) {
      int next = givenBack.nextSetBit(from);
      int to = next < 0 ? end : next;
      mapping.wipe(bytes(from), bytes(to - from));
      from = givenBack.nextClearBit(to);
    }
  }

  private int pages(long bytes) {
    return Math.toIntExact(bytes / mapping.pageSizeBytes());
  }

  private long bytes(int pages) {
    return (long) pages * mapping.pageSizeBytes();
  }
}
