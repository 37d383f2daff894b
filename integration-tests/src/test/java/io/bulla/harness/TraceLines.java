package io.bulla.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The lines of strace's output that write to anonymous files, which are memory and on no disk, or
 * all others.
 */
final class TraceLines extends InputStream {

  private static final Pattern TO_MEMORY = Pattern.compile("\\d+ +\\w*write\\w*\\(\\d+</memfd:.*");
  private static final int HEAD_CHARACTERS = 200;

  private final BufferedReader lines;
  private final boolean toMemory;
  private byte[] line = {};
  private int position;

  TraceLines(Path trace, boolean toMemory) throws IOException {
    this.lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1);
    this.toMemory = toMemory;
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
    return TO_MEMORY.matcher(head).matches() == toMemory;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
