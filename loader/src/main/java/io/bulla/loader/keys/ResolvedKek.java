package io.bulla.loader.keys;

import java.security.Key;
import javax.crypto.SecretKey;

/**
 * One version of a KEK, as an opaque handle.
 *
 * @param id the KEK's id
 * @param version its version
 * @param key the provider's handle
 */
record ResolvedKek(String id, int version, Key key) {
  /** Whether anybody could have wrapped for it. */
  boolean isAsymmetric() {
    return !(key instanceof SecretKey);
  }

  @Override
  public String toString() {
    return id + "/" + version;
  }
}
