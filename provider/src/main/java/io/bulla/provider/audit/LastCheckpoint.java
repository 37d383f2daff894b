package io.bulla.provider.audit;

import io.bulla.provider.spi.FileFailure;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * How old the last line of a file of checkpoints says that it is. Not guaranteed: that anybody
 * signed it, which {@link Checkpoints} looks at. Stateless.
 */
public final class LastCheckpoint {
  private static final String NAME = "audit checkpoint";

  private LastCheckpoint() {}

  /** Looks at a file, which need not be one of checkpoints, nor be there; a fault is a finding. */
  public static Finding diagnose(Path file, Instant now) {
    try {
      String line = lastLine(file);
      return line.isEmpty()
          ? none(file + " holds none")
          : age(file, Checkpoint.parse(line).place(), now);
    } catch (IOException e) {
      return none(file + " cannot be read: " + FileFailure.words(e));
    } catch (IllegalArgumentException e) {
      return new Finding(
          NAME,
          Status.FAIL,
          file + " ends with no checkpoint: " + e.getMessage(),
          "see what was done to it: bulla audit verify --checkpoints " + file);
    }
  }

  private static String lastLine(Path file) throws IOException {
    String last = "";
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line;
      }
    }
    return last;
  }

  private static Finding none(String detail) {
    return new Finding(NAME, Status.FAIL, detail, "sign one: bulla audit checkpoint");
  }

  private static Finding age(Path file, Checkpoint.Place place, Instant now) {
    Duration age = Duration.between(place.issued(), now);
    String detail =
        "number " + place.counter() + " in " + file + ", of " + place.issued() + ", " + text(age);
    return age.isNegative()
        ? new Finding(NAME, Status.WARN, detail, "see which clock is wrong")
        : new Finding(NAME, Status.OK, detail + " ago; bulla audit verify checks who signed", "");
  }

  private static String text(Duration age) {
    if (age.isNegative()) {
      return "which is to come";
    }
    return age.toDays() > 0
        ? age.toDays() + " d " + age.toHoursPart() + " h"
        : age.toHours() + " h " + age.toMinutesPart() + " min";
  }
}
