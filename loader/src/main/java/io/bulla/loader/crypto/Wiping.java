package io.bulla.loader.crypto;

import java.nio.ByteBuffer;

/** Overwrites what must not stay. Stateless. */
public final class Wiping {
  private static final byte[] ZEROS = new byte[4096];

  private Wiping() {}

  /** Zeros for all that remains of a buffer, and moves its position to its limit. */
  public static void wipe(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      bytes.put(ZEROS, 0, Math.min(ZEROS.length, bytes.remaining()));
    }
  }
}
