package io.bulla.cli.demo;

import java.nio.ByteBuffer;

/**
 * What one run of the DJL program computed, and when.
 *
 * @param table what it printed
 * @param embeddings its embeddings, four bytes a number
 * @param mainMillis from the start of the process to its main method
 * @param readyMillis from the start of the process to the loaded model
 */
record EmbedResult(String table, ByteBuffer embeddings, long mainMillis, long readyMillis) {
  EmbedResult {
    embeddings = embeddings.asReadOnlyBuffer();
  }

  /** Whether both computed the same, bit for bit. */
  boolean computedTheSameAs(EmbedResult other) {
    return embeddings.equals(other.embeddings);
  }

  int numbers() {
    return embeddings.remaining() / Float.BYTES;
  }
}
