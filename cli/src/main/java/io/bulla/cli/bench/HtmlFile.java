package io.bulla.cli.bench;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A new file for the report, whose place was looked at before anything was measured.
 *
 * @param path absolute
 */
record HtmlFile(Path path) {
  /** Refuses a place where nothing can be made. */
  static HtmlFile at(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    Path directory = absolute.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new NoSuchFileException(String.valueOf(directory));
    }
    return new HtmlFile(absolute);
  }

  /** Writes all of it, or leaves nothing. */
  void write(byte[] content) throws IOException {
    boolean done = false;
    Files.createFile(path);
    try {
      Files.write(path, content, StandardOpenOption.WRITE);
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(path);
      }
    }
  }
}
