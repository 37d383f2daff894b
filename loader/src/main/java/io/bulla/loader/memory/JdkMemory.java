package io.bulla.loader.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Direct buffers of the JDK, where native calls cannot be had: wiped, but neither locked nor kept
 * out of dumps, and freed by the collector.
 *
 * @param reason why native calls cannot be had
 */
record JdkMemory(String reason) implements NativeMemory {
  static final int PAGE_BYTES = 4096;

  @Override
  public String name() {
    return "direct buffers (JDK)";
  }

  @Override
  public int pageSizeBytes() {
    return PAGE_BYTES;
  }

  @Override
  public Optional<Shortfall> shortfall() {
    return Optional.of(
        new Shortfall("native memory calls", reason, "make JNA's native library loadable"));
  }

  @Override
  public Mapping map(long lengthBytes) throws IOException {
    if (lengthBytes > Integer.MAX_VALUE) {
      throw new IOException(
          lengthBytes
              + " bytes need native memory calls, which this host does not have: "
              + reason);
    }
    try {
      return new JdkMapping(ByteBuffer.allocateDirect((int) lengthBytes), reason);
    } catch (OutOfMemoryError e) {
      throw new IOException(
          "no native memory for " + lengthBytes + " bytes: raise -XX:MaxDirectMemorySize", e);
    }
  }
}
