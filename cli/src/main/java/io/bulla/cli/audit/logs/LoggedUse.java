package io.bulla.cli.audit.logs;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A use of a key, or an attempt at one, as its service logged it.
 *
 * @param service whose log it is
 * @param key as {@link KeyService#key} has it; empty where the service does not say which
 * @param operation what was done
 * @param word the service's own word for it
 * @param time when
 * @param id by which the service tells entries apart: two with one id are one use
 * @param names ids of events or requests that the entry has, by which Bulla's records may know it
 * @param caller who, by the service's own word; empty if it does not say
 * @param failed whether the service refused
 * @param place {@code FILE:LINE}
 */
public record LoggedUse(
    KeyService service,
    String key,
    KeyOperation operation,
    String word,
    Instant time,
    String id,
    Set<String> names,
    String caller,
    boolean failed,
    String place) {

  /** Copies the names, and drops empty ones. */
  public LoggedUse {
    names = names.stream().filter(name -> !name.isEmpty()).collect(Collectors.toUnmodifiableSet());
  }

  /** One use, of two entries about it, of which either may say that it failed. */
  public LoggedUse joined(LoggedUse other) {
    return failed ? this : other;
  }
}
