package io.bulla.provider.audit;

/**
 * Something that is not as it was written.
 *
 * @param file the file, or the name of the chain that is missing
 * @param line the line; 0 where it is about the file
 * @param kind what kind of damage
 * @param detail for people
 */
public record Damage(String file, long line, Kind kind, String detail) {
  /** What happened to lines or files. */
  public enum Kind {
    /** A line is not the one that the next line, or a checkpoint, knows. */
    CHANGED,
    /** Lines before this one are gone. */
    REMOVED,
    /** The line belongs elsewhere, or to another chain: moved, repeated or put in. */
    MISPLACED,
    /** The end of the file is gone: a checkpoint knows of more. */
    CUT,
    /** A file is gone that a checkpoint knows. */
    MISSING,
    /** Another file holds the same chain, and this one is not its beginning. */
    DIVERGED
  }
}
