package io.bulla.loader.keys;

import java.security.Key;
import java.util.OptionalInt;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * One version of a KEK, or whichever its place chooses, as an opaque handle.
 *
 * @param id the KEK's id
 * @param version its version; empty where its place chooses it and tells it with what it wrapped
 * @param key the provider's handle
 * @param state as in docs/provider.md; empty where the provider tells none
 * @param makesDeks whether its place makes the DEKs, and wraps none that is there
 */
record ResolvedKek(String id, OptionalInt version, Key key, String state, boolean makesDeks) {
  private static final Set<String> UNWRAPPING = Set.of("", "active", "deactivated");

  /**
   * Whether it unwraps, as far as its provider tells; one that an operator overrides is not told.
   */
  boolean unwraps() {
    return UNWRAPPING.contains(state);
  }

  /** Whether anybody could have wrapped for it. */
  boolean isAsymmetric() {
    return !(key instanceof SecretKey);
  }

  @Override
  public String toString() {
    return version.isPresent() ? id + "/" + version.getAsInt() : id;
  }
}
