package io.bulla.provider.config;

import io.bulla.provider.spi.KekException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns the bytes of a secret into characters, leaving no copy but the result. */
final class SecretText {
  private SecretText() {}

  /** The text without one line end at its end; the caller wipes {@code bytes}. */
  static char[] ofLine(byte[] bytes, int length, String source) throws KekException {
    int end = withoutLineEnd(bytes, length);
    if (end == 0 || length == bytes.length) {
      throw failure(source, end == 0 ? "is empty" : "is longer than a PIN or password");
    }
    char[] buffer = new char[end];
    try {
      CharBuffer chars = CharBuffer.wrap(buffer);
      decode(ByteBuffer.wrap(bytes, 0, end), chars);
      return Arrays.copyOf(buffer, chars.position());
    } catch (CharacterCodingException e) {
      throw failure(source, "is not UTF-8");
    } finally {
      Arrays.fill(buffer, '\0');
    }
  }

  private static void decode(ByteBuffer bytes, CharBuffer chars) throws CharacterCodingException {
    var result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
    if (!result.isUnderflow()) {
      result.throwException();
    }
  }

  private static int withoutLineEnd(byte[] bytes, int length) {
    int end = length;
    if (end > 0 && bytes[end - 1] == '\n') {
      end--;
    }
    return end > 0 && end < length && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  private static KekException failure(String source, String what) {
    return new KekException(KekException.Kind.BAD_CONFIG, source + ": the secret " + what);
  }
}
