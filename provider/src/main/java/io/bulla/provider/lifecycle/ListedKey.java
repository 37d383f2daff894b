package io.bulla.provider.lifecycle;

import java.security.PublicKey;

/**
 * An administrator's key that {@code lifecycle.admin-keys} lists.
 *
 * @param key the public key
 * @param lastRecord the counter of the last record for which it counts
 */
record ListedKey(PublicKey key, long lastRecord) {
  /** The last record of a key that is in use. */
  static final long NONE = Long.MAX_VALUE;

  boolean isInUse() {
    return lastRecord == NONE;
  }
}
