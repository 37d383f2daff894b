package io.bulla.hygiene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What is looked for in dumps: windows of the plaintext, keys, the password, each in every form
 * that memory may hold it in. They are in this process only, which is never dumped.
 */
final class Needles {
  static final String PLAINTEXT = "plaintext";
  static final String PASSWORD = "password";
  static final String KEK = "kek";
  private static final int WINDOW_BYTES = 32;
  private static final int FILTER_BITS = 1 << 16;

  private record Needle(String name, ByteBuffer bytes) {}

  private final Map<Long, List<Needle>> byFirstEight = new HashMap<>();
  private final BitSet filter = new BitSet(FILTER_BITS);

  /** Windows of a file of random bytes. */
  Needles plaintext(Path file, int count) throws IOException {
    byte[] all = Files.readAllBytes(file);
    Random random = new Random(20_260_101);
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(all.length - WINDOW_BYTES);
      add(PLAINTEXT, java.util.Arrays.copyOfRange(all, at, at + WINDOW_BYTES));
    }
    return this;
  }

  /** A key: as it is, and in words of the other byte order, as key schedules have it. */
  Needles key(String name, String hexadecimal) {
    byte[] key = HexFormat.of().parseHex(hexadecimal);
    add(name, key);
    ByteBuffer swapped = ByteBuffer.allocate(key.length);
    ByteBuffer words = ByteBuffer.wrap(key);
    while (words.hasRemaining()) {
      swapped.putInt(Integer.reverseBytes(words.getInt()));
    }
    add(name, swapped.array());
    return this;
  }

  /** A password in one byte a character, and in two of either order. */
  Needles password(String text) {
    add(PASSWORD, text.getBytes(StandardCharsets.ISO_8859_1));
    add(PASSWORD, text.getBytes(StandardCharsets.UTF_16BE));
    add(PASSWORD, text.getBytes(StandardCharsets.UTF_16LE));
    return this;
  }

  private void add(String name, byte[] bytes) {
    long first = ByteBuffer.wrap(bytes).getLong();
    byFirstEight
        .computeIfAbsent(first, key -> new ArrayList<>())
        .add(new Needle(name, ByteBuffer.wrap(bytes)));
    filter.set(bit(first));
  }

  /** How often each name is found; names that are not found are left out. */
  Map<String, Integer> in(ByteBuffer memory) {
    Map<String, Integer> found = new TreeMap<>();
    long last = 0;
    for (int i = 0; i < memory.limit(); i++) {
      last = (last << 8) | (memory.get(i) & 0xff);
      if (i >= 7 && filter.get(bit(last)) && byFirstEight.containsKey(last)) {
        count(memory, i - 7, byFirstEight.getOrDefault(last, List.of()), found);
      }
    }
    return found;
  }

  private static void count(
      ByteBuffer memory, int at, List<Needle> candidates, Map<String, Integer> found) {
    for (Needle needle : candidates) {
      int length = needle.bytes().remaining();
      if (at + length <= memory.limit() && memory.slice(at, length).equals(needle.bytes())) {
        found.merge(needle.name(), 1, Integer::sum);
      }
    }
  }

  private static int bit(long value) {
    return (int) ((value * 0x9E3779B97F4A7C15L) >>> 48);
  }
}
