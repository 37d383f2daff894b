package io.bulla.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Files and directories that only their owner may read. */
final class PrivateFiles {

  private static final int PIN_DIGITS = 12;

  private PrivateFiles() {}

  /** Files.createTempDirectory gives mode 0700. */
  static Path newDirectory(Path parent, String prefix) throws IOException {
    return Files.createTempDirectory(parent, prefix);
  }

  static Path write(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static String randomPin() {
    StringBuilder pin = new StringBuilder();
    new SecureRandom().ints(PIN_DIGITS, 0, 10).forEach(pin::append);
    return pin.toString();
  }
}
