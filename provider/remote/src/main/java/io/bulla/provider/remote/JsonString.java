package io.bulla.provider.remote;

import java.nio.CharBuffer;
import java.util.Arrays;

/** Reads one string of JSON, leaving no copy but the result. For one thread. */
final class JsonString {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";
  private static final int HEX_DIGITS = 4;

  private final CharBuffer in;

  JsonString(CharBuffer in) {
    this.in = in;
  }

  /** Reads from the opening quotation mark to the closing one, into an array of the caller's. */
  char[] read() throws JsonException {
    in.get();
    char[] chars = new char[longest()];
    try {
      int length = 0;
      for (char c = next(); c != '"'; c = next()) {
        chars[length++] = c == '\\' ? escaped() : plain(c);
      }
      return Arrays.copyOf(chars, length);
    } finally {
      Arrays.fill(chars, '\0');
    }
  }

  /** As far as its end, so that many short texts do not each take what is left of them all. */
  private int longest() throws JsonException {
    boolean escaped = false;
    for (int i = in.position(); i < in.limit(); i++) {
      char c = in.get(i);
      if (c == '"' && !escaped) {
        return i - in.position();
      }
      escaped = c == '\\' && !escaped;
    }
    throw new JsonException("a text has no end");
  }

  private char next() throws JsonException {
    if (!in.hasRemaining()) {
      throw new JsonException("a text has no end");
    }
    return in.get();
  }

  private char plain(char c) throws JsonException {
    if (c < ' ') {
      throw bad();
    }
    return c;
  }

  private char escaped() throws JsonException {
    char c = next();
    if (c == 'u') {
      return unicode();
    }
    int index = ESCAPES.indexOf(c);
    if (index < 0) {
      throw bad();
    }
    return ESCAPED.charAt(index);
  }

  private char unicode() throws JsonException {
    int unit = 0;
    for (int i = 0; i < HEX_DIGITS; i++) {
      char c = next();
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw bad();
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  private JsonException bad() {
    return new JsonException("a text is no JSON before character " + in.position());
  }
}
