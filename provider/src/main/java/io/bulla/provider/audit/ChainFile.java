package io.bulla.provider.audit;

import io.bulla.provider.signing.Primitives;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the file of a chain from its beginning to its end, one line in memory. Stateless. */
final class ChainFile {
  private ChainFile() {}

  static boolean is(Path file) {
    return String.valueOf(file.getFileName()).endsWith(ChainLine.FILE_ENDING)
        && Files.isRegularFile(file);
  }

  /** The chain that a file of this name holds. */
  static String chain(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ChainLine.FILE_ENDING.length());
  }

  static ChainReport check(Path file, List<Head> seen, Primitives primitives) throws IOException {
    ChainCheck check = new ChainCheck(file.toString(), chain(file), primitives, seen);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      read(in, check);
    }
    return check.report();
  }

  private static void read(InputStream in, ChainCheck check) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long lineBytes = 0;
    for (int each = in.read(); each >= 0; each = in.read()) {
      if (each == '\n') {
        end(line, lineBytes, check);
        lineBytes = 0;
      } else {
        lineBytes++;
        keep(line, each);
      }
    }
    if (lineBytes > 0) {
      check.torn();
    }
  }

  private static void keep(ByteArrayOutputStream line, int each) {
    if (line.size() < ChainLine.MAX_BYTES) {
      line.write(each);
    }
  }

  private static void end(ByteArrayOutputStream line, long lineBytes, ChainCheck check) {
    if (lineBytes > ChainLine.MAX_BYTES) {
      check.overlong(lineBytes);
    } else {
      check.line(line.toByteArray());
    }
    line.reset();
  }
}
