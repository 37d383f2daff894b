package io.bulla.provider.audit;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How the audit stands on this host, for people. Writes nothing. Stateless. */
final class AuditDiagnosis {
  private static final String NAME = "audit";

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
    if (!Files.isDirectory(directory)) {
      return new Finding(
          NAME, Status.FAIL, on + "; it is no directory", "make or mount it, for this user only");
    }
    return Files.isWritable(directory)
        ? new Finding(NAME, Status.OK, on, "")
        : new Finding(
            NAME,
            Status.FAIL,
            on + "; this user may not write there: everything is refused",
            "give the directory to the user of the service, mode 0700");
  }
}
