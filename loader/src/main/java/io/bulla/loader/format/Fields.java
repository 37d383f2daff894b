package io.bulla.loader.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads big-endian fields with their bounds, and writes them. */
final class Fields {
  private Fields() {}

  static int u8(ByteBuffer in) {
    return Byte.toUnsignedInt(in.get());
  }

  static int u16(ByteBuffer in) {
    return Short.toUnsignedInt(in.getShort());
  }

  /** A 32-bit field that must lie between two bounds, both at most 2^31 - 1. */
  static int u32(ByteBuffer in, String field, int least, int most) throws FormatViolation {
    return (int) within(field, Integer.toUnsignedLong(in.getInt()), least, most);
  }

  static long within(String field, long value, long least, long most) throws FormatViolation {
    if (value < least || value > most) {
      throw FormatViolation.malformed(
          field + " is " + Long.toUnsignedString(value) + ", allowed is " + least + " to " + most);
    }
    return value;
  }

  static byte[] bytes(ByteBuffer in, int lengthBytes, String field) throws FormatViolation {
    if (in.remaining() < lengthBytes) {
      throw FormatViolation.malformed(
          field + " needs " + lengthBytes + " bytes, " + in.remaining() + " are left");
    }
    byte[] bytes = new byte[lengthBytes];
    in.get(bytes);
    return bytes;
  }

  /** Text in a field of fixed width: its bytes, then zeros. */
  static String padded(ByteBuffer in, int lengthBytes, int widthBytes, String field)
      throws FormatViolation {
    String text = text(in, lengthBytes, field);
    zeros(in, widthBytes - lengthBytes, field + " padding");
    return text;
  }

  static String text(ByteBuffer in, int lengthBytes, String field) throws FormatViolation {
    byte[] encoded = bytes(in, lengthBytes, field);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(encoded)).toString();
    } catch (CharacterCodingException e) {
      throw FormatViolation.malformed(field + " is not well-formed UTF-8");
    }
  }

  static void zeros(ByteBuffer in, int lengthBytes, String field) throws FormatViolation {
    for (byte value : bytes(in, lengthBytes, field)) {
      if (value != 0) {
        throw FormatViolation.malformed(field + " must be zero");
      }
    }
  }

  static void putPadded(ByteBuffer out, byte[] value, int widthBytes) {
    out.put(Arrays.copyOf(value, widthBytes));
  }

  /** UTF-8 of a text that has it: unpaired surrogates are refused. */
  static byte[] utf8(String text, String field) throws FormatViolation {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw FormatViolation.malformed(field + " is not well-formed Unicode");
    }
  }
}
