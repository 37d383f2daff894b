package io.bulla.agent.core;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file that native code opens for a text with the form of a URI.
 *
 * <p>TensorFlow takes {@code file://} and what follows the host as a path, without decoding it;
 * ONNX Runtime takes any text as a path, whatever it looks like. A file that is not seen here gets
 * past its sealed directory and past a policy for directories.
 */
final class UriPath {
  private static final Pattern FILE =
      Pattern.compile("file://[^/]*(/.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private UriPath() {}

  /** The file, if it is there by one of the ways in which the text can be read. */
  static Optional<Path> of(String uri) {
    Matcher file = FILE.matcher(uri);
    Stream<String> readings =
        file.matches() ? Stream.of(file.group(1), decoded(file.group(1)), uri) : Stream.of(uri);
    return readings.flatMap(reading -> path(reading).stream()).filter(Files::exists).findFirst();
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path; // no escapes
    }
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty(); // no file of this JVM can have this name
    }
  }
}
