package io.bulla.provider.signing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The text of a line: a first word, then {@code name=value} in a fixed order, one space between.
 * Values are percent-encoded UTF-8; {@code -} stands for an empty one. Whoever parses encodes again
 * and compares, so that each content has one text.
 */
public final class RecordText {
  private static final String EMPTY = "-";
  private static final String PLAIN = "-._~:/,";

  private RecordText() {}

  /** Returns the text. */
  public static String encode(String firstWord, Map<String, String> values) {
    StringBuilder line = new StringBuilder(firstWord);
    for (Map.Entry<String, String> value : values.entrySet()) {
      line.append(' ').append(value.getKey()).append('=').append(escape(value.getValue()));
    }
    return line.toString();
  }

  /**
   * Returns the values by name.
   *
   * @throws IllegalArgumentException if the line has not these fields in this order
   */
  public static Map<String, String> parse(String firstWord, List<String> names, String line) {
    String[] words = line.split(" ", -1);
    require(words[0].equals(firstWord), "does not begin with " + firstWord);
    require(words.length == names.size() + 1, "has not " + names.size() + " fields");
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String prefix = names.get(i) + "=";
      require(words[i + 1].startsWith(prefix), "has not " + prefix + " where it is due");
      values.put(names.get(i), unescape(words[i + 1].substring(prefix.length())));
    }
    return values;
  }

  private static String escape(String value) {
    if (value.isEmpty()) {
      return EMPTY;
    }
    if (value.equals(EMPTY)) {
      return "%2D";
    }
    StringBuilder text = new StringBuilder();
    for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
      text.append(isPlain((char) each) ? String.valueOf((char) each) : hex(each));
    }
    return text.toString();
  }

  private static boolean isPlain(char each) {
    return (each >= '0' && each <= '9')
        || (each >= 'A' && each <= 'Z')
        || (each >= 'a' && each <= 'z')
        || PLAIN.indexOf(each) >= 0;
  }

  private static String hex(byte each) {
    return String.format(Locale.ROOT, "%%%02X", each);
  }

  private static String unescape(String text) {
    if (text.equals(EMPTY)) {
      return "";
    }
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean escaped = text.charAt(i) == '%';
      require(!escaped || i + 2 < text.length(), "has a broken percent-encoding");
      bytes[length++] =
          (byte) (escaped ? Integer.parseInt(text.substring(i + 1, i + 3), 16) : text.charAt(i));
      i += escaped ? 2 : 0;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("it " + otherwise);
    }
  }
}
