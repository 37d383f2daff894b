package io.bulla.agent.core;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A path behind which plaintext is.
 *
 * @param path the path
 * @param plaintext what is behind it; its close takes it back
 */
record OpenPath(Path path, Closeable plaintext) {
  /** The path in the type of an engine's argument. */
  Object as(Class<?> type) {
    if (type == String.class) {
      return path.toString();
    }
    return Path.class.isAssignableFrom(type) ? path : path.toFile();
  }

  void close() {
    try {
      plaintext.close();
    } catch (IOException e) {
      throw new UncheckedIOException("plaintext at " + path + " cannot be taken back: " + e, e);
    }
  }
}
