package io.bulla.cli.audit.logs;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * An entry of a log: an object of JSON, of maps, lists, and strings for all else.
 *
 * @param file the file
 * @param line where it begins
 */
public record LogEntry(Path file, long line, Map<?, ?> members) {

  /** The text at a path of names; empty where there is none. */
  public String text(String... names) {
    Object value = at(names);
    return value instanceof String text ? text : "";
  }

  /** The items of an array at a path of names; none where there is no array. */
  public List<?> items(String... names) {
    return at(names) instanceof List<?> items ? items : List.of();
  }

  private Object at(String... names) {
    Object value = members;
    for (String name : names) {
      Object inner = value instanceof Map<?, ?> map ? map.get(name) : null;
      value = inner == null ? "" : inner;
    }
    return value;
  }

  /** The time at a path of names, which there must be. */
  public Instant time(String... names) {
    String text = required(names);
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw malformed(String.join(".", names) + " is no time: " + text);
    }
  }

  /** The text at a path of names, which there must be. */
  String required(String... names) {
    String text = text(names);
    if (text.isEmpty()) {
      throw malformed("it has no " + String.join(".", names));
    }
    return text;
  }

  /** {@code FILE:LINE}. */
  public String place() {
    return file + ":" + line;
  }

  /** What ends the command where an entry is not what it should be. */
  Failure malformed(String what) {
    return new Failure(
        ExitCode.IO,
        place() + ": it is no entry of such a log: " + what,
        "see that each file stands behind the option of its own service");
  }
}
