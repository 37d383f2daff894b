package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.StatedVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How old the active version of a KEK is, where no record tells. Stateless. */
final class Age {
  private Age() {}

  static boolean isYounger(Administration administration, String kekId, Duration limit) {
    Optional<StatedVersion> active = active(administration, kekId);
    if (active.isEmpty()) {
      return false;
    }
    Instant created =
        active
            .get()
            .version()
            .created()
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.CONFIGURATION,
                        "nobody can tell how old KEK " + kekId + " is: its place does not say",
                        "keep signed records: lifecycle.file; or rotate without --if-older-than"));
    return created.isAfter(Instant.now().minus(limit));
  }

  private static Optional<StatedVersion> active(Administration administration, String kekId) {
    return Administration.attempt(
        () -> administration.keks().require(kekId).version(KekAlias.parse(kekId)));
  }
}
