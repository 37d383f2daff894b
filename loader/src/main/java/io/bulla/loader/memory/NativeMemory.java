package io.bulla.loader.memory;

import java.io.IOException;
import java.util.Optional;

/**
 * Where native memory comes from on this host. Immutable, safe for several threads.
 *
 * <p>Not guaranteed: that every protection can be had; what cannot is a {@link Shortfall}.
 */
public sealed interface NativeMemory permits LinuxMemory, JdkMemory {
  /** The best that this host has; found once. */
  static NativeMemory ofHost() {
    return HostMemory.FOUND;
  }

  /** For people: how the memory is had. */
  String name();

  /** Size of a page. */
  int pageSizeBytes();

  /** Why this is only the fallback, if it is. */
  Optional<Shortfall> shortfall();

  /**
   * Fresh memory of zeros, nowhere else in use.
   *
   * @throws IOException if the host has not so much
   */
  Mapping map(long lengthBytes) throws IOException;
}
