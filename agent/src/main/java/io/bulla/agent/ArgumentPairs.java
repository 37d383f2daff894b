package io.bulla.agent;

import org.jspecify.annotations.Nullable;

/**
 * The agent's argument where it is {@code key=value,key=value}, as the isolated half reads it: a
 * comma begins a new key only where one follows. Without regular expressions, whose classes every
 * JVM's start would pay for. Stateless.
 */
final class ArgumentPairs {
  private ArgumentPairs() {}

  /** Whether it is; else it names a file. */
  static boolean are(String argument) {
    return keyEnd(argument, 0) > 0;
  }

  /** The last value of a key; null if there is none. */
  static @Nullable String value(String argument, String key) {
    String value = null;
    int begin = 0;
    int keyEnd = keyEnd(argument, begin);
    while (keyEnd > 0) {
      int end = valueEnd(argument, keyEnd);
      if (argument.substring(begin, keyEnd).equals(key)) {
        value = argument.substring(keyEnd + 1, end);
      }
      begin = end + 1;
      keyEnd = keyEnd(argument, begin);
    }
    return value;
  }

  /** Where the comma before the next key is, or the end. */
  private static int valueEnd(String argument, int from) {
    int comma = argument.indexOf(',', from);
    while (comma >= 0 && keyEnd(argument, comma + 1) < 0) {
      comma = argument.indexOf(',', comma + 1);
    }
    return comma < 0 ? argument.length() : comma;
  }

  /** Where the equals sign is of a key that begins here; negative if none does. */
  private static int keyEnd(String argument, int begin) {
    int at = begin;
    while (at < argument.length() && isOfKey(argument.charAt(at), at == begin)) {
      at++;
    }
    return at > begin && at < argument.length() && argument.charAt(at) == '=' ? at : -1;
  }

  private static boolean isOfKey(char c, boolean first) {
    boolean letter = c >= 'a' && c <= 'z';
    return letter || (!first && ((c >= '0' && c <= '9') || c == '.' || c == '-'));
  }
}
