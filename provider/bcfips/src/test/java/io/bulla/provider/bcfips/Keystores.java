package io.bulla.provider.bcfips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Places for key stores of tests, and the extension as the build lays it out. */
final class Keystores {
  static final String PASSWORD = "correct-horse-battery-staple-0123456789";

  private Keystores() {}

  static String extensionsSetting() {
    return "extensions.dir = " + extensions();
  }

  static Path extensions() {
    return Path.of(System.getProperty("bulla.test.extensions"));
  }

  static String uri(Path file, Path passwordFile) {
    return "keystore:" + file + "?password-source=file:" + passwordFile;
  }

  static Path passwordFile(Path directory, String password) throws IOException {
    Path file =
        Files.createTempFile(
            directory,
            "password",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, password + "\n");
  }
}
