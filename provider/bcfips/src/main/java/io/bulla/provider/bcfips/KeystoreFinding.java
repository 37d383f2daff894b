package io.bulla.provider.bcfips;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** How a key store file stands. */
final class KeystoreFinding {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private KeystoreFinding() {}

  static Finding of(Path file, FipsModule module) {
    String name = "keystore " + file;
    try {
      return isOwnersOnly(file)
          ? new Finding(name, Status.OK, module.describe(), "")
          : new Finding(
              name,
              Status.WARN,
              module.describe() + "; group or others may read or write the file",
              "close it with: chmod 600 " + file);
    } catch (IOException e) {
      return new Finding(
          name, Status.FAIL, "cannot be looked at: " + e, "create its KEK, or mount the directory");
    }
  }

  private static boolean isOwnersOnly(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null || OWNERS.containsAll(view.readAttributes().permissions());
  }
}
