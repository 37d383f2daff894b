package io.bulla.loader.memory;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/** One direct buffer. The collector frees it once no window on it is left. */
record JdkMapping(ByteBuffer buffer, String reason) implements Mapping {
  private static final byte[] ZEROS = new byte[64 * 1024];

  @Override
  public long lengthBytes() {
    return buffer.capacity();
  }

  @Override
  public ByteBuffer view(long offset, int viewBytes) {
    Objects.checkFromIndexSize(offset, viewBytes, lengthBytes());
    return buffer.slice((int) offset, viewBytes);
  }

  @Override
  public Optional<Shortfall> excludeFromDumps() {
    return missing("exclusion from core dumps");
  }

  @Override
  public Optional<Shortfall> preferHugePages() {
    return missing("huge pages");
  }

  @Override
  public Optional<Shortfall> lock() {
    return missing("memory locking");
  }

  @Override
  public int pageSizeBytes() {
    return JdkMemory.PAGE_BYTES;
  }

  @Override
  public void wipe(long offset, long partBytes) {
    int end = (int) Math.min(lengthBytes(), offset + partBytes);
    ByteBuffer rest = buffer.duplicate().clear().position((int) offset).limit(end);
    while (rest.hasRemaining()) {
      rest.put(ZEROS, 0, Math.min(ZEROS.length, rest.remaining()));
    }
  }

  @Override
  public boolean giveBack(long offset, long partBytes) {
    return false;
  }

  @Override
  public void discard() {
    // wiped already; the memory itself is the collector's
  }

  @Override
  public void unmap() {
    // the collector does, once no window is left
  }

  private Optional<Shortfall> missing(String what) {
    return Optional.of(new Shortfall(what, reason, "make JNA's native library loadable"));
  }
}
