package io.bulla.provider.config;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code name=value} pairs of a URI, percent-decoded (RFC 3986, section 2.1; RFC 7512, 2.3).
 */
final class UriAttributes {
  private UriAttributes() {}

  static Map<String, String> parse(String text, String separator) {
    Map<String, String> attributes = new TreeMap<>();
    if (text.isEmpty()) {
      return attributes;
    }
    for (String pair : text.split(separator, -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "the URI has a part that is not name=value; attributes are separated by '"
                + separator
                + "' here, and that character itself is written in percent-encoding");
      }
      String name = pair.substring(0, equals);
      if (attributes.put(name, decode(name, pair.substring(equals + 1))) != null) {
        throw twice(name);
      }
    }
    return attributes;
  }

  static IllegalArgumentException twice(String name) {
    return new IllegalArgumentException("the URI has the attribute '" + name + "' twice");
  }

  /** The binary {@code id} (RFC 7512, section 2.3) in hexadecimal, all else as text. */
  private static String decode(String name, String text) {
    return name.equals("id") ? HexFormat.of().formatHex(octets(text)) : decode(text);
  }

  static String decode(String text) {
    return utf8(octets(text));
  }

  private static byte[] octets(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); ) {
      if (text.charAt(i) == '%') {
        bytes.write(octet(text, i));
        i += 3;
      } else {
        int codePoint = text.codePointAt(i);
        bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(codePoint);
      }
    }
    return bytes.toByteArray();
  }

  private static int octet(String text, int percent) {
    int high = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 1), 16) : -1;
    int low = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw new IllegalArgumentException("the URI has a '%' without two hexadecimal digits");
    }
    return high << 4 | low;
  }

  private static String utf8(byte[] bytes) {
    try {
      String decoded =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (decoded.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("the URI has a zero byte");
      }
      return decoded;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the URI has percent-encoding that is not UTF-8", e);
    }
  }
}
