package io.bulla.provider.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a file of state records. Stateless. */
final class StateLines {
  private static final long MAX_BYTES = 16 << 20;

  private StateLines() {}

  /** By what a changed file is noticed. */
  record Stamp(FileTime modified, long bytes, @Nullable Object fileKey) {}

  static Stamp stamp(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
  }

  static List<String> read(Path file) throws IOException, KekException {
    if (Files.size(file) > MAX_BYTES) {
      throw new KekException(Kind.REFUSED, file + " is too large: no file of state records");
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    String text = UTF_8.newDecoder().decode(bytes).toString();
    if (!text.endsWith("\n")) {
      throw new KekException(
          Kind.REFUSED, file + " does not end with a line feed: it was cut; restore the file");
    }
    return List.of(text.substring(0, text.length() - 1).split("\n", -1));
  }

  static KekException unreadable(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new KekException(
          Kind.REFUSED,
          "there are no state records in "
              + file
              + "; begin with: bulla key create ID, or bulla key activate ID/1 where its key is there"
              + " already, or mount the file",
          e);
    }
    return e instanceof CharacterCodingException
        ? new KekException(Kind.REFUSED, file + " is no UTF-8 text; restore the file", e)
        : new KekException(Kind.UNAVAILABLE, file + " cannot be read or written: " + e, e);
  }
}
