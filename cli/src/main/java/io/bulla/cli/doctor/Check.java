package io.bulla.cli.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that doctor looked at.
 *
 * @param name what was looked at
 * @param status how it stands
 * @param detail what was found
 * @param hint what to do; empty if nothing
 */
record Check(String name, Status status, String detail, String hint) {
  /** How a check stands. */
  enum Status {
    OK,
    WARN,
    FAIL
  }

  static Check ok(String name, String detail) {
    return new Check(name, Status.OK, detail, "");
  }

  static Check warn(String name, String detail, String hint) {
    return new Check(name, Status.WARN, detail, hint);
  }

  static Check fail(String name, String detail, String hint) {
    return new Check(name, Status.FAIL, detail, hint);
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("status", status.name());
    map.put("detail", detail);
    map.put("hint", hint);
    return map;
  }
}
