package io.bulla.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** The lines of strace's output that begin as they are wanted to. */
final class TraceLines extends InputStream {

  private static final int HEAD_CHARACTERS = 200;

  private final BufferedReader lines;
  private final Predicate<String> wanted;
  private byte[] line = {};
  private int position;

  /**
   * Opens a trace.
   *
   * @param wanted looks at the beginning of a line
   */
  TraceLines(Path trace, Predicate<String> wanted) throws IOException {
    this.lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1);
    this.wanted = wanted;
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : line[position++] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0 || isAtEnd()) {
      return length == 0 ? 0 : -1;
    }
    int count = Math.min(length, line.length - position);
    System.arraycopy(line, position, bytes, offset, count);
    position += count;
    return count;
  }

  /** Goes on to the next line that is wanted where this one is read. */
  private boolean isAtEnd() throws IOException {
    while (position == line.length) {
      String next = lines.readLine();
      if (next == null) {
        return true;
      }
      if (isWanted(next)) {
        line = (next + "\n").getBytes(StandardCharsets.ISO_8859_1);
        position = 0;
      }
    }
    return false;
  }

  private boolean isWanted(String next) {
    String head = next.substring(0, Math.min(next.length(), HEAD_CHARACTERS));
    return wanted.test(head);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
