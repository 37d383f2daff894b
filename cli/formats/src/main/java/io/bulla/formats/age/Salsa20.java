package io.bulla.formats.age;

/** The core of Salsa20 with eight rounds (RFC 7914, section 3). Stateless. */
final class Salsa20 {
  private static final int DOUBLE_ROUNDS = 4;

  private Salsa20() {}

  static void eightRounds(int[] block) {
    int[] x = block.clone();
    for (int i = 0; i < DOUBLE_ROUNDS; i++) {
      columns(x);
      rows(x);
    }
    for (int i = 0; i < block.length; i++) {
      block[i] += x[i];
    }
  }

  private static void columns(int[] x) {
    quarter(x, 0, 4, 8, 12);
    quarter(x, 5, 9, 13, 1);
    quarter(x, 10, 14, 2, 6);
    quarter(x, 15, 3, 7, 11);
  }

  private static void rows(int[] x) {
    quarter(x, 0, 1, 2, 3);
    quarter(x, 5, 6, 7, 4);
    quarter(x, 10, 11, 8, 9);
    quarter(x, 15, 12, 13, 14);
  }

  private static void quarter(int[] x, int a, int b, int c, int d) {
    x[b] ^= Integer.rotateLeft(x[a] + x[d], 7);
    x[c] ^= Integer.rotateLeft(x[b] + x[a], 9);
    x[d] ^= Integer.rotateLeft(x[c] + x[b], 13);
    x[a] ^= Integer.rotateLeft(x[d] + x[c], 18);
  }
}
