package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plaintext that is being written when a signal comes. */
@BesideOthers
class InterruptedOpenIT {
  private static final int A_MOMENT_SECONDS = 5;
  private static final int LONGER_THAN_PATIENCE_SECONDS = 14;
  private static final int BYTES = 300_000;

  private final Path place = Scratch.directory("open");
  private final Path output = place.resolve("opened");

  /** The disk holds the command up for longer than the plaintext may be there. */
  @ParameterizedTest
  @CsvSource({"INT, file, 130", "TERM, file, 143", "INT, directory, 130", "TERM, directory, 143"})
  void openEndedWhileItSyncs_removesPlaintextBeforeItWaits(String signal, String kind, int code)
      throws Exception {
    Path model = kind.equals("file") ? Models.sealedFile() : Models.sealedDirectory();
    Running open = Running.startOnSlowDisk(A_MOMENT_SECONDS, "open", model, "-o", output);
    open.await(place, names -> plaintextBytes() >= BYTES);
    open.signal(signal);
    open.await(place, List::isEmpty);
    Outcome outcome = open.outcome();
    assertThat(outcome.exitCode()).as(outcome + "").isEqualTo(code);
    assertThat(outcome.err()).contains("error: interrupted", "hint: run it again");
    assertThat(Models.names(place)).isEmpty();
  }

  @Test
  void openThatDoesNotStop_isEndedWithoutPlaintextLeft() throws Exception {
    Running open =
        Running.startOnSlowDisk(
            LONGER_THAN_PATIENCE_SECONDS, "open", Models.sealedFile(), "-o", output);
    open.await(place, names -> plaintextBytes() >= BYTES);
    open.signal("INT");
    Outcome outcome = open.outcome();
    assertThat(outcome.exitCode()).as(outcome + "").isEqualTo(130);
    assertThat(outcome.err()).contains("warning: ended at once").doesNotContain("PLAINTEXT");
    assertThat(Models.names(place)).isEmpty();
  }

  @Test
  void plaintextThatCannotBeRemoved_isNamed() throws Exception {
    Running open = Running.startOnBrokenDisk("open", LargeModel.sealed(), "-o", output);
    open.await(place, names -> plaintextBytes() >= BYTES);
    open.signal("TERM");
    Outcome outcome = open.outcome();
    assertThat(outcome.exitCode()).as(outcome + "").isEqualTo(143);
    Path part = place.resolve(Models.names(place).get(0));
    assertThat(outcome.err())
        .contains("warning: PLAINTEXT is left in " + part, "not cleaned up: " + part)
        .doesNotContain("nothing half-written");
    Files.delete(part);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void openOfALargeModelThatIsEnded_leavesNothing(String signal, int code) throws Exception {
    Running open =
        Running.startOnSlowDisk(A_MOMENT_SECONDS, "open", LargeModel.sealed(), "-o", output);
    open.await(place, names -> !names.isEmpty());
    open.signal(signal);
    Outcome outcome = open.outcome();
    assertThat(outcome.exitCode()).as(outcome + "").isEqualTo(code);
    assertThat(outcome.err()).contains("error: interrupted");
    assertThat(Models.names(place)).isEmpty();
  }

  private long plaintextBytes() {
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // it changes while it is walked
    }
  }
}
