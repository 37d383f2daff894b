package io.bulla.cli.propagate;

import io.bulla.cli.Failure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file or directory that could not be looked at, so that nobody knows which models are there.
 *
 * @param path where it is
 * @param why what was in the way
 */
record Unreachable(Path path, Failure why) {
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", path.toString());
    map.put("exitCode", why.code().number());
    map.put("error", why.what());
    map.put("hint", why.hint());
    return map;
  }
}
