package io.bulla.formats.age;

import java.util.Arrays;

/** The large table of scrypt, and how it is mixed (RFC 7914, sections 3 to 5). For one use. */
final class ScryptMemory {
  private static final int SALSA_INTS = 16;

  private final int[][] table;
  private final int blockInts;
  private final int[] shuffled;
  private final int[] salsa = new int[SALSA_INTS];

  ScryptMemory(int entries, int blockInts) {
    this.table = new int[entries][];
    this.blockInts = blockInts;
    this.shuffled = new int[blockInts];
  }

  /** ROMix, in place; wipes the table. */
  void mix(int[] block) {
    for (int i = 0; i < table.length; i++) {
      table[i] = block.clone();
      blockMix(block);
    }
    for (int i = 0; i < table.length; i++) {
      int[] entry = table[block[blockInts - SALSA_INTS] & table.length - 1];
      for (int j = 0; j < blockInts; j++) {
        block[j] ^= entry[j];
      }
      blockMix(block);
    }
    for (int[] entry : table) {
      Arrays.fill(entry, 0);
    }
  }

  private void blockMix(int[] block) {
    System.arraycopy(block, blockInts - SALSA_INTS, salsa, 0, SALSA_INTS);
    int half = blockInts / 2;
    for (int offset = 0; offset < blockInts; offset += SALSA_INTS) {
      for (int j = 0; j < SALSA_INTS; j++) {
        salsa[j] ^= block[offset + j];
      }
      Salsa20.eightRounds(salsa);
      boolean odd = offset / SALSA_INTS % 2 == 1;
      System.arraycopy(
          salsa,
          0,
          shuffled,
          offset / (2 * SALSA_INTS) * SALSA_INTS + (odd ? half : 0),
          SALSA_INTS);
    }
    System.arraycopy(shuffled, 0, block, 0, blockInts);
  }
}
