package io.bulla.provider.audit;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** How the audit stands on this host, for people. Writes nothing. Stateless. */
final class AuditDiagnosis {
  private static final String NAME = "audit";
  private static final String USER = "user " + System.getProperty("user.name");
  private static final String MAKE = "make or mount it, for this user only";
  private static final String GIVE = "give the directory to the user of the service, mode 0700";
  private static final String ALLOW =
      "let that user enter the directories above, or run this as the user of the service";

  private AuditDiagnosis() {}

  static Finding off() {
    return new Finding(NAME, Status.OK, "off: no audit.directory is set, nothing is recorded", "");
  }

  static Finding refusing() {
    return new Finding(
        NAME,
        Status.FAIL,
        "audit.required is true, and there is no audit.directory: everything is refused",
        "set audit.directory");
  }

  static Finding of(Path directory, Durability durability) {
    String on = "on: " + directory + ", " + durability.name().toLowerCase(Locale.ROOT);
    try {
      return Files.readAttributes(directory, BasicFileAttributes.class).isDirectory()
          ? ofDirectory(directory, on)
          : failed(on + "; it is no directory", MAKE);
    } catch (NoSuchFileException e) {
      return failed(on + "; it is not there", MAKE);
    } catch (AccessDeniedException e) {
      return failed(on + "; " + USER + " may not look at it: " + closedAbove(directory), ALLOW);
    } catch (IOException e) {
      return failed(on + "; it cannot be looked at: " + e, MAKE);
    }
  }

  private static Finding ofDirectory(Path directory, String on) {
    return Files.isWritable(directory) && Files.isExecutable(directory)
        ? new Finding(NAME, Status.OK, on, "")
        : failed(on + "; " + USER + " may not write there: everything is refused", GIVE);
  }

  private static Finding failed(String detail, String hint) {
    return new Finding(NAME, Status.FAIL, detail, hint);
  }

  /** The directory above that may not be entered, and whose it is: none below it can be seen. */
  private static String closedAbove(Path directory) {
    Path above = directory.toAbsolutePath().getParent();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return above == null ? "of its mode" : above + " may not be entered, it is " + ownership(above);
  }

  private static String ownership(Path directory) {
    try {
      PosixFileAttributes found = Files.readAttributes(directory, PosixFileAttributes.class);
      String mode = PosixFilePermissions.toString(found.permissions());
      return "of " + found.owner() + " and " + mode;
    } catch (IOException | UnsupportedOperationException e) {
      return "closed (" + e + ")";
    }
  }
}
