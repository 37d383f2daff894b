package io.bulla.loader.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that a sealed file begins with, for people and for detection (docs/format.md section
 * 3.1).
 */
public final class FirstLine {
  /** Length of the line with its line feed. */
  public static final int LENGTH_BYTES = 80;

  private static final String MAGIC = "Bulla sealed model, format ";
  private static final String TEXT = MAGIC + "1. Encrypted; see it with: bulla inspect FILE";

  /** A format after this one: its number, and a full stop. */
  private static final Pattern LATER = Pattern.compile(MAGIC + "([2-9]|[1-9][0-9]{1,8})\\.");

  private static final byte[] MAGIC_BYTES = MAGIC.getBytes(StandardCharsets.US_ASCII);

  private FirstLine() {}

  /** How many bytes tell a sealed file from any other. */
  public static int magicLengthBytes() {
    return MAGIC_BYTES.length;
  }

  /** Whether what remains in the buffer begins with the magic; moves nothing. */
  public static boolean hasMagic(ByteBuffer start) {
    if (start.remaining() < MAGIC_BYTES.length) {
      return false;
    }
    for (int i = 0; i < MAGIC_BYTES.length; i++) {
      if (start.get(start.position() + i) != MAGIC_BYTES[i]) {
        return false;
      }
    }
    return true;
  }

  static byte[] encoded() {
    byte[] line = new byte[LENGTH_BYTES];
    Arrays.fill(line, (byte) ' ');
    byte[] text = TEXT.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, line, 0, text.length);
    line[LENGTH_BYTES - 1] = '\n';
    return line;
  }

  static void check(byte[] line) throws FormatViolation {
    if (!hasMagic(ByteBuffer.wrap(line))) {
      throw FormatViolation.malformed("does not begin as a sealed model does");
    }
    if (Arrays.equals(line, encoded())) {
      return;
    }
    refuseLater(ByteBuffer.wrap(line));
    throw FormatViolation.malformed("the first line was changed");
  }

  /** Refuses the start of a file of a later format, whatever its length; moves nothing. */
  static void refuseLater(ByteBuffer start) throws FormatViolation {
    byte[] line = new byte[Math.min(start.remaining(), LENGTH_BYTES)];
    start.duplicate().get(line);
    Matcher later = LATER.matcher(new String(line, StandardCharsets.US_ASCII));
    if (later.lookingAt()) {
      throw FormatViolation.future(
          "is of format " + later.group(1) + "; this version of Bulla reads format 1");
    }
  }
}
