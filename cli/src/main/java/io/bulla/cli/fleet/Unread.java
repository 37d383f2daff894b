package io.bulla.cli.fleet;

import io.bulla.cli.Failure;
import io.bulla.loader.SealedModelException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A place of which nobody can tell which models it has: a directory or a file that cannot be read,
 * or one that begins as a sealed file and is none.
 *
 * @param place it
 * @param failure why
 */
public record Unread(ModelPlace place, Failure failure) {
  /** Whether it is a sealed file with a header that cannot be used, and was read. */
  public boolean isMalformed() {
    return failure.getCause() instanceof SealedModelException;
  }

  /** For a report. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", place.toString());
    map.put("exitCode", failure.code().number());
    map.put("error", failure.what());
    map.put("hint", failure.hint());
    return map;
  }
}
