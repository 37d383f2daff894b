import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Searches all memory of this process that can be written, but for the Java heap. What it looks for
 * comes inverted, so that the search itself does not hold it.
 */
final class NativeSearch {
  static final int WINDOW_BYTES = 32;
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int FILTER_BITS = 1 << 16;
  private static final Pattern HEAP = Pattern.compile("Heap address: (0x\\w+), size: (\\d+) MB");

  private final long heapFrom;
  private final long heapTo;

  /** Takes the JVM's own log of where its heap is. */
  NativeSearch(Path heapLog) throws IOException {
    Matcher heap = HEAP.matcher(Files.readString(heapLog));
    if (!heap.find()) {
      throw new IllegalStateException("the log does not say where the heap is");
    }
    heapFrom = Long.decode(heap.group(1));
    heapTo = heapFrom + (Long.parseLong(heap.group(2)) << 20);
  }

  /** How many different windows of each file of inverted ones are there. */
  List<Integer> found(Path... invertedWindows) throws IOException {
    Windows windows = new Windows();
    for (Path file : invertedWindows) {
      windows.add(Files.readAllBytes(file));
    }
    try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "r")) {
      for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
        String[] range = line.split("[- ]", 4);
        long from = Long.parseUnsignedLong(range[0], 16);
        if (range[2].startsWith("rw") && (from < heapFrom || from >= heapTo)) {
          search(memory, from, Long.parseUnsignedLong(range[1], 16), windows);
        }
      }
    }
    return windows.found();
  }

  private static void search(RandomAccessFile memory, long from, long to, Windows windows) {
    byte[] chunk = new byte[CHUNK_BYTES + WINDOW_BYTES];
    for (long at = from; at < to; at += CHUNK_BYTES) {
      try {
        memory.seek(at);
        windows.search(chunk, memory.read(chunk, 0, (int) Math.min(chunk.length, to - at)));
      } catch (IOException e) {
        // Not backed by memory.
      }
    }
  }

  private static final class Windows {
    private final Set<Long> found = new HashSet<>();
    private final List<Set<Long>> files = new ArrayList<>();
    private final Map<Long, byte[]> byFirstEight = new HashMap<>();
    private final BitSet filter = new BitSet(FILTER_BITS);

    void add(byte[] inverted) {
      Set<Long> own = new HashSet<>();
      for (int at = 0; at < inverted.length; at += WINDOW_BYTES) {
        byte[] window = Arrays.copyOfRange(inverted, at, at + WINDOW_BYTES);
        long first = ByteBuffer.wrap(window).getLong();
        byFirstEight.put(first, window);
        filter.set(bit(first));
        own.add(first);
      }
      files.add(own);
    }

    List<Integer> found() {
      List<Integer> counts = new ArrayList<>();
      for (Set<Long> own : files) {
        own.retainAll(found);
        counts.add(own.size());
      }
      return counts;
    }

    void search(byte[] bytes, int length) {
      long last = 0;
      for (int i = 0; i < length; i++) {
        last = (last << 8) | (~bytes[i] & 0xff);
        if (i >= 7 && filter.get(bit(last)) && matches(bytes, i - 7, length, last)) {
          found.add(last);
        }
      }
    }

    private boolean matches(byte[] bytes, int at, int length, long first) {
      byte[] window = byFirstEight.get(first);
      boolean same = window != null && at + WINDOW_BYTES <= length;
      for (int i = 0; same && i < WINDOW_BYTES; i++) {
        same = (byte) ~bytes[at + i] == window[i];
      }
      return same;
    }

    private static int bit(long value) {
      return (int) ((value * 0x9E3779B97F4A7C15L) >>> 48);
    }
  }
}
