package io.bulla.provider.audit;

import java.util.Locale;
import java.util.Map;

/**
 * Writes JSON in one spelling: no white space, members in the order of the map, everything but
 * letters of plain text escaped. Of maps, iterables, strings and integers. Stateless.
 */
final class JsonText {
  private static final int LONGEST_CHARS = 2000;

  private JsonText() {}

  static String of(Object value) {
    StringBuilder out = new StringBuilder(1024);
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      object(map, out);
    } else if (value instanceof Iterable<?> items) {
      array(items, out);
    } else if (value instanceof Integer || value instanceof Long) {
      out.append(value);
    } else {
      string(String.valueOf(value), out);
    }
  }

  private static void object(Map<?, ?> map, StringBuilder out) {
    String separator = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      string(String.valueOf(entry.getKey()), out);
      out.append(':');
      write(entry.getValue(), out);
      separator = ",";
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private static void array(Iterable<?> items, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (Object item : items) {
      out.append(separator);
      write(item, out);
      separator = ",";
    }
    out.append(']');
  }

  /** Cut where it is very long, so that a line has a bound. */
  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < Math.min(text.length(), LONGEST_CHARS); i++) {
      character(text.charAt(i), out);
    }
    out.append(text.length() > LONGEST_CHARS ? "[cut]\"" : "\"");
  }

  private static void character(char each, StringBuilder out) {
    if (each == '"' || each == '\\') {
      out.append('\\').append(each);
    } else if (each >= ' ' && each <= '~') {
      out.append(each);
    } else {
      out.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
    }
  }
}
