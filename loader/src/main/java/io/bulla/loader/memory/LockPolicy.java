package io.bulla.loader.memory;

/** Whether plaintext memory is locked, so that it never reaches swap. */
public enum LockPolicy {
  /** Not locked. */
  OFF,
  /** Locked where the host allows it; else reported. */
  TRY,
  /** Locked and kept out of core dumps, or no memory at all. */
  REQUIRE
}
