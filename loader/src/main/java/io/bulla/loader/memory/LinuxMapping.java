package io.bulla.loader.memory;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/**
 * One anonymous mapping.
 *
 * @param address of its first byte
 * @param mappedBytes whole pages
 * @param lengthBytes what was asked for
 */
record LinuxMapping(long address, long mappedBytes, long lengthBytes, int pageSizeBytes)
    implements Mapping {
  @Override
  public ByteBuffer view(long offset, int viewBytes) {
    Objects.checkFromIndexSize(offset, viewBytes, lengthBytes);
    return Libc.view(address + offset, viewBytes);
  }

  @Override
  public Optional<Shortfall> excludeFromDumps() {
    return advice(
        Libc.MADV_DONTDUMP, "exclusion from core dumps", "forbid core dumps: ulimit -c 0");
  }

  @Override
  public Optional<Shortfall> preferHugePages() {
    return advice(Libc.MADV_HUGEPAGE, "huge pages", "allow transparent huge pages by madvise");
  }

  @Override
  public Optional<Shortfall> lock() {
    int error = Libc.lock(address, mappedBytes);
    return shortfall(error, "memory locking", "raise the memlock limit (ulimit -l, LimitMEMLOCK)");
  }

  @Override
  public void wipe(long offset, long partBytes) {
    Objects.checkFromIndexSize(offset, partBytes, mappedBytes);
    Libc.zero(address + offset, partBytes);
  }

  @Override
  public boolean giveBack(long offset, long partBytes) {
    Objects.checkFromIndexSize(offset, partBytes, mappedBytes);
    return Libc.unlock(address + offset, partBytes) == 0 // locked pages cannot be given back
        && Libc.advise(address + offset, partBytes, Libc.MADV_DONTNEED) == 0;
  }

  @Override
  public void discard() {
    long replaced = Libc.map(address, mappedBytes, Libc.MAP_FIXED | Libc.MAP_NORESERVE);
    if (replaced != address) {
      throw new IllegalStateException("pages cannot be given back (mmap error " + -replaced + ")");
    }
  }

  @Override
  public void unmap() {
    int error = Libc.unmap(address, mappedBytes);
    if (error != 0) {
      throw new IllegalStateException("memory cannot be unmapped (munmap error " + error + ")");
    }
  }

  private Optional<Shortfall> advice(int advice, String what, String hint) {
    return shortfall(Libc.advise(address, mappedBytes, advice), what, hint);
  }

  /** Says nothing of lengths, so that what many files lack is one and the same to report. */
  private static Optional<Shortfall> shortfall(int error, String what, String hint) {
    return error == 0 ? Optional.empty() : Optional.of(new Shortfall(what, "error " + error, hint));
  }
}
