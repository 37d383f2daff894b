package io.bulla.provider.audit;

import java.util.List;
import java.util.Optional;

/**
 * What was found in the file of one chain.
 *
 * @param file the file
 * @param lines its whole lines
 * @param head its last whole line; empty without one
 * @param ending how it ends
 * @param damages what is not as it was written; the first ones, where there are very many
 */
public record ChainReport(
    String file, long lines, Optional<Head> head, Ending ending, List<Damage> damages) {
  /** How the file of a chain ends. */
  public enum Ending {
    /** With the record that its process ended in order. */
    ENDED,
    /** Without: the process runs still, or crashed. */
    UNFINISHED,
    /** In the middle of a line: its process, or its host, crashed while it wrote. */
    TORN
  }

  /** Copies the list. */
  public ChainReport {
    damages = List.copyOf(damages);
  }
}
