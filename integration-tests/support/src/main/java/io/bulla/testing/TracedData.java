package io.bulla.testing;

import java.io.IOException;
import java.io.InputStream;

/** The bytes inside the quoted strings of strace's output, one after the other. */
final class TracedData extends InputStream {

  private final InputStream trace;
  private boolean quoted;
  private int ahead = -2;

  TracedData(InputStream trace) {
    this.trace = trace;
  }

  @Override
  public int read() throws IOException {
    for (int next = next(); next >= 0; next = next()) {
      if (next == '"') {
        quoted = !quoted;
      } else if (quoted) {
        return next == '\\' ? escaped() : next;
      }
    }
    return -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = 0;
    for (int value = 0; count < length && (value = read()) >= 0; count++) {
      bytes[offset + count] = (byte) value;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private int escaped() throws IOException {
    int first = next();
    return switch (first) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'v' -> 0x0b;
      case 'f' -> '\f';
      default -> isOctal(first) ? octal(first - '0') : first;
    };
  }

  private int octal(int firstDigit) throws IOException {
    int value = firstDigit;
    for (int digits = 1; digits < 3; digits++) {
      int digit = next();
      if (!isOctal(digit)) {
        ahead = digit;
        return value;
      }
      value = value * 8 + digit - '0';
    }
    return value;
  }

  private static boolean isOctal(int value) {
    return value >= '0' && value <= '7';
  }

  private int next() throws IOException {
    int kept = ahead;
    ahead = -2;
    return kept == -2 ? trace.read() : kept;
  }

  @Override
  public void close() throws IOException {
    trace.close();
  }
}
