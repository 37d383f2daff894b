package io.bulla.loader;

import io.bulla.loader.crypto.SecretBytes;

/**
 * A file whose header is authentic, with its DEK. Close wipes the DEK only.
 *
 * @param unlocked the file, whose keys the holder closes
 * @param dek the DEK
 */
record UnlockedDek(Unlocked unlocked, SecretBytes dek) implements AutoCloseable {
  @Override
  public void close() {
    dek.close();
  }
}
