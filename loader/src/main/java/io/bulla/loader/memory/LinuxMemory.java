package io.bulla.loader.memory;

import java.io.IOException;
import java.util.Optional;

/** Anonymous mappings of Linux. */
record LinuxMemory(int pageSizeBytes) implements NativeMemory {
  @Override
  public String name() {
    return "anonymous mappings (JNA)";
  }

  @Override
  public Optional<Shortfall> shortfall() {
    return Optional.empty();
  }

  @Override
  public Mapping map(long lengthBytes) throws IOException {
    long pages = Math.max(1, (lengthBytes + pageSizeBytes - 1) / pageSizeBytes);
    long mappedBytes = Math.multiplyExact(pages, (long) pageSizeBytes);
    long address = Libc.map(0, mappedBytes, 0);
    if (address < 0) {
      throw new IOException(
          "no native memory for "
              + lengthBytes
              + " bytes (mmap error "
              + -address
              + "): free memory, or raise the limit of this process or container");
    }
    return new LinuxMapping(address, mappedBytes, lengthBytes, pageSizeBytes);
  }
}
