package io.bulla.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * A configuration file, and the environment variables that a process needs to use its keys.
 *
 * @param kekId the KEK that models are sealed under
 */
public record KeySetup(Path configuration, Map<String, String> environment, String kekId) {

  /** Text of the configuration. */
  public String text() {
    try {
      return Files.readString(configuration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another configuration, in the same environment. */
  public KeySetup with(String text) {
    return of(text, environment, kekId);
  }

  static KeySetup of(String text, Map<String, String> environment, String kekId) {
    Path file = privateFile(Scratch.directory("configuration"), "bulla.properties", text);
    return new KeySetup(file, environment, kekId);
  }

  /** A new file that its owner alone may read. */
  public static Path privateFile(Path directory, String name, String text) {
    try {
      Path file =
          Files.createFile(
              directory.resolve(name),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
