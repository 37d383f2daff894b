package io.bulla.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A fenced block of a document, so that what a reader pastes is what the tests run. Stateless. */
public final class DocumentedBlock {
  private DocumentedBlock() {}

  /**
   * Returns the one block of the language that has the text in it.
   *
   * @param document below {@code docs/}
   * @throws IllegalStateException if there is none, or several
   */
  public static String of(String document, String language, String text) {
    Path file = SharedData.checkout().resolve("docs").resolve(document);
    List<String> blocks =
        Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```")
            .matcher(read(file))
            .results()
            .map(block -> block.group(1))
            .filter(block -> block.contains(text))
            .toList();
    if (blocks.size() != 1) {
      throw new IllegalStateException(
          file + " has " + blocks.size() + " blocks of " + language + " with " + text);
    }
    return blocks.get(0);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
