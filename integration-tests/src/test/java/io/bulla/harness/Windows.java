package io.bulla.harness;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Pieces of a plaintext at seeded places, of so many different bytes that chance makes no hit. */
record Windows(List<byte[]> pieces) {

  static final int LENGTH_BYTES = 32;
  private static final int DIFFERENT_BYTES = 20;

  static Windows sample(Path plaintext, int count, long seed) {
    Random random = new Random(seed);
    List<byte[]> pieces = new ArrayList<>();
    try (RandomAccessFile file = new RandomAccessFile(plaintext.toFile(), "r")) {
      while (pieces.size() < count) {
        byte[] piece = new byte[LENGTH_BYTES];
        file.seek((long) (random.nextDouble() * (file.length() - LENGTH_BYTES)));
        file.readFully(piece);
        if (differentBytes(piece) >= DIFFERENT_BYTES) {
          pieces.add(piece);
        }
      }
      return new Windows(List.copyOf(pieces));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
