package io.bulla.loader.memory;

import java.nio.ByteBuffer;
import java.util.Optional;

/** One piece of native memory. Not safe for several threads but for {@link #view}. */
sealed interface Mapping permits LinuxMapping, JdkMapping {
  long lengthBytes();

  /** A window, whose memory stays valid until {@link #unmap} only. */
  ByteBuffer view(long offset, int lengthBytes);

  /** Keeps the memory out of core dumps. */
  Optional<Shortfall> excludeFromDumps();

  /** Asks for huge pages. */
  Optional<Shortfall> preferHugePages();

  /** Keeps the memory out of swap. */
  Optional<Shortfall> lock();

  /** Size of what can be given back alone. */
  int pageSizeBytes();

  /** Overwrites a part of it, with what is behind its length up to a whole page, with zeros. */
  void wipe(long offset, long partBytes);

  /**
   * Gives whole pages back: they show zeros, and take memory again only when they are written to.
   *
   * @return whether this host does that
   */
  boolean giveBack(long offset, long partBytes);

  /** Gives the pages back, contents gone; windows stay readable and show zeros. */
  void discard();

  /** Gives the address range back. No window may be touched afterwards. */
  void unmap();
}
