package io.bulla.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of JSON whose names come once. */
final class JsonText {
  private JsonText() {}

  static String value(String name, String json) {
    Matcher found = Pattern.compile('"' + name + "\": *\"([^\"]*)\"").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("no " + name + " in the answer: " + json);
    }
    return found.group(1);
  }
}
