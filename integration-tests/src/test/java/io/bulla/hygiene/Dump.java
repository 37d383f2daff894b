package io.bulla.hygiene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A dump of a heap, or of a process as an ELF core. */
record Dump(Path file) {
  private static final int PT_LOAD = 1;

  /** Counts needles in all of the file. */
  Map<String, Integer> find(Needles needles) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return find(needles, channel, 0, channel.size());
    }
  }

  /** Counts needles in a core, but for memory between two addresses: those of the Java heap. */
  Map<String, Integer> findOutside(long from, long to, Needles needles) throws IOException {
    Map<String, Integer> all = new TreeMap<>();
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer header = map(channel, 0, 64);
      long tableOffset = header.getLong(32);
      int entryBytes = header.getShort(54) & 0xffff;
      int entries = header.getShort(56) & 0xffff;
      for (int i = 0; i < entries; i++) {
        ByteBuffer entry = map(channel, tableOffset + (long) i * entryBytes, entryBytes);
        long address = entry.getLong(16);
        if (entry.getInt(0) == PT_LOAD && (address < from || address >= to)) {
          find(needles, channel, entry.getLong(8), entry.getLong(32))
              .forEach((name, count) -> all.merge(name, count, Integer::sum));
        }
      }
    }
    return all;
  }

  private static Map<String, Integer> find(
      Needles needles, FileChannel channel, long offset, long lengthBytes) throws IOException {
    return needles.in(map(channel, offset, Math.toIntExact(lengthBytes)));
  }

  private static ByteBuffer map(FileChannel channel, long offset, int lengthBytes)
      throws IOException {
    return channel
        .map(FileChannel.MapMode.READ_ONLY, offset, lengthBytes)
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
