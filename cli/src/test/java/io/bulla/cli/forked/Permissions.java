package io.bulla.cli.forked;

import io.bulla.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What a user may not read, and commands of such a user. Stateless. */
final class Permissions {
  private static final int ROOT = 0;

  private Permissions() {}

  /** A superuser reads everything: without that capability it is like anybody. */
  static Command withoutPrivilege() throws IOException {
    Command bulla = Keys.bulla();
    if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT)) {
      return bulla;
    }
    Requires.that(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv", "install util-linux");
    return bulla.under("/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search");
  }

  static Path unreadable(Path path) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
  }

  static void allowed(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }
}
