package io.bulla.testing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for all windows at once, at every offset. Not thread-safe. */
public final class WindowScan {

  private static final int BUFFER_BYTES = 1 << 20;
  private static final int FILTER_BITS = 1 << 16;

  private final Map<Long, byte[]> byFirstEight = new HashMap<>();
  private final BitSet filter = new BitSet(FILTER_BITS);

  /** Prepares to look for these. */
  public WindowScan(Windows windows) {
    for (byte[] piece : windows.pieces()) {
      long first = Windows.first(piece);
      byFirstEight.put(first, piece);
      filter.set(filterBit(first));
    }
  }

  /** The number of different windows in a stream, which is read to its end. */
  public int hits(InputStream in) throws IOException {
    return found(in).pieces().size();
  }

  /** The windows that are in a stream, which is read to its end: the same objects. */
  public Windows found(InputStream in) throws IOException {
    Set<Long> found = new HashSet<>();
    byte[] buffer = new byte[BUFFER_BYTES];
    int kept = 0;
    for (int read = in.read(buffer); read > 0; ) {
      int end = kept + read;
      search(buffer, end, found);
      kept = Math.min(end, Windows.LENGTH_BYTES - 1);
      System.arraycopy(buffer, end - kept, buffer, 0, kept);
      read = in.read(buffer, kept, buffer.length - kept);
    }
    List<byte[]> pieces = found.stream().map(byFirstEight::get).toList();
    return new Windows(pieces);
  }

  private void search(byte[] bytes, int end, Set<Long> found) {
    long last = 0;
    for (int i = 0; i < end; i++) {
      last = (last << 8) | (bytes[i] & 0xff);
      if (i >= 7 && filter.get(filterBit(last))) {
        match(bytes, i - 7, end, last, found);
      }
    }
  }

  private void match(byte[] bytes, int at, int end, long first, Set<Long> found) {
    byte[] piece = byFirstEight.get(first);
    int until = at + Windows.LENGTH_BYTES;
    if (piece != null && until <= end && Arrays.equals(bytes, at, until, piece, 0, piece.length)) {
      found.add(first);
    }
  }

  private static int filterBit(long value) {
    return (int) ((value * 0x9E3779B97F4A7C15L) >>> 48);
  }
}
