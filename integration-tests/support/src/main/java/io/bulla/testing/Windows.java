package io.bulla.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pieces of a plaintext at seeded places, of so many different bytes that chance makes no hit, and
 * no two of which begin alike.
 */
public record Windows(List<byte[]> pieces) {

  static final int LENGTH_BYTES = 32;
  private static final int DIFFERENT_BYTES = 20;

  /**
   * Takes pieces of a file.
   *
   * @param seed the same pieces for the same seed
   */
  public static Windows sample(Path plaintext, int count, long seed) {
    Random random = new Random(seed);
    Map<Long, byte[]> pieces = new LinkedHashMap<>();
    try (RandomAccessFile file = new RandomAccessFile(plaintext.toFile(), "r")) {
      while (pieces.size() < count) {
        byte[] piece = new byte[LENGTH_BYTES];
        file.seek((long) (random.nextDouble() * (file.length() - LENGTH_BYTES)));
        file.readFully(piece);
        if (differentBytes(piece) >= DIFFERENT_BYTES) {
          pieces.putIfAbsent(first(piece), piece);
        }
      }
      return new Windows(List.copyOf(pieces.values()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** These, but for those that another file has too. */
  public Windows notIn(Path other) throws IOException {
    try (InputStream in = Files.newInputStream(other)) {
      List<byte[]> common = new WindowScan(this).found(in).pieces();
      return new Windows(pieces.stream().filter(piece -> !common.contains(piece)).toList());
    }
  }

  /** These, but for those that begin as one of others does: a scan would take one for the other. */
  public Windows beginningUnlike(Windows others) {
    Set<Long> theirs = others.pieces.stream().map(Windows::first).collect(Collectors.toSet());
    return new Windows(pieces.stream().filter(piece -> !theirs.contains(first(piece))).toList());
  }

  /** These and others, which must begin unlike these. */
  public Windows and(Windows others) {
    return new Windows(Stream.concat(pieces.stream(), others.pieces.stream()).toList());
  }

  /** How many of these are among what a scan for them found. */
  public int countIn(Windows found) {
    return (int) pieces.stream().filter(found.pieces::contains).count();
  }

  /** By which a scan tells them apart. */
  static long first(byte[] piece) {
    return ByteBuffer.wrap(piece).getLong();
  }

  private static int differentBytes(byte[] piece) {
    boolean[] seen = new boolean[256];
    int different = 0;
    for (byte value : piece) {
      different += seen[value & 0xff] ? 0 : 1;
      seen[value & 0xff] = true;
    }
    return different;
  }
}
