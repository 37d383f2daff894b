package io.bulla.agent.hooks.onnxruntime;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A place of data as a plaintext model has it: bytes, which ONNX Runtime opens as they are. This
 * JVM cannot name every file of a host, such as those with names beyond ASCII where no locale is
 * set. What it cannot name may be any file there, so that none of them gets past by its name.
 *
 * @param text a path by {@code /}; bytes that are no UTF-8 stand as replacement characters
 */
record PlainLocation(String text) {
  /** Where nothing can be told. */
  static final PlainLocation UNKNOWN = new PlainLocation("\uFFFD");

  /** The files that it can mean, seen from a directory; they need not be there. */
  Set<Path> from(Path directory) throws IOException {
    if (isNameable(text)) {
      return Set.of(directory.resolve(text));
    }
    Set<Path> places = Set.of(text.startsWith("/") ? Path.of("/") : directory);
    for (String part : text.split("/", -1)) {
      places = below(places, part);
    }
    return places;
  }

  private static Set<Path> below(Set<Path> places, String part) throws IOException {
    Set<Path> below = new LinkedHashSet<>();
    for (Path place : places) {
      if (isNameable(part)) {
        below.add(place.resolve(part));
      } else if (Files.isDirectory(place)) {
        addAllIn(place, below);
      }
    }
    return below;
  }

  private static void addAllIn(Path directory, Set<Path> files) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
      found.forEach(files::add);
    } catch (AccessDeniedException e) {
      // Not to be listed: as if there were none, or plaintext models there would not load.
    }
  }

  private static boolean isNameable(String text) {
    try {
      Path unused = Path.of(text);
      return text.indexOf('\uFFFD') < 0;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
