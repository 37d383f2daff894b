package io.bulla.loader;

/** What becomes of the plaintext once it is sealed. */
public enum Disposal {
  /** It stays where it is. */
  KEEP,
  /** It is deleted after what was sealed has been read back and compared with it. */
  DELETE,
  /** As {@link #DELETE}, and the sealed model takes its name. */
  REPLACE
}
