package io.bulla.cli.propagate;

import io.bulla.cli.Failure;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that was to change and stays as it is.
 *
 * @param kekId the recipient that could not be added; empty where it is about all of the model
 * @param why what was in the way
 */
record Kept(String kekId, Failure why) {
  static Kept ofModel(Failure why) {
    return new Kept("", why);
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("recipient", kekId);
    map.put("exitCode", why.code().number());
    map.put("error", why.what());
    map.put("hint", why.hint());
    return map;
  }
}
