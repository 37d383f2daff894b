package io.bulla.cli.demo;

import java.util.Arrays;

/**
 * What one run of the DJL program computed, and when.
 *
 * @param table what it printed
 * @param embeddings its embeddings, four bytes a number
 * @param mainMillis from the start of the process to its main method
 * @param readyMillis from the start of the process to the loaded model
 */
record EmbedResult(String table, byte[] embeddings, long mainMillis, long readyMillis) {
  /** Whether both computed the same, bit for bit. */
  boolean computedTheSameAs(EmbedResult other) {
    return Arrays.equals(embeddings, other.embeddings);
  }

  int numbers() {
    return embeddings.length / Float.BYTES;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
