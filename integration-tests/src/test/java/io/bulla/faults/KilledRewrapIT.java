package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.SystemCalls;
import io.bulla.harness.SystemCalls.Call;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kill -9} at each write and each sync of a re-wrapping that replaces a recipient. */
class KilledRewrapIT {

  /** Else the tests below may leave out a step. */
  @Test
  void stepsOfAReplacement_areFourWrites_eachSynced() throws IOException {
    assertThat(Replacing.ofACopy().calls())
        .extracting(Call::toString)
        .containsExactly(
            "pwrite64 1", // the slot without its checksum
            "fdatasync 1",
            "pwrite64 2", // its checksum
            "fdatasync 2",
            "pwrite64 3", // the slot that counted before
            "fdatasync 3",
            "pwrite64 4", // its checksum
            "fdatasync 4");
  }

  @ParameterizedTest
  @CsvSource({
    "pwrite64, 1, models",
    "pwrite64, 2, models",
    "pwrite64, 3, others",
    "pwrite64, 4, others",
    "fdatasync, 4, others"
  })
  void killedAtAWrite_theModelOpensAsBeforeOrAfter(String call, int number, String recipient)
      throws IOException {
    assertOpensAfterKill(new Call(call, number), recipient);
  }

  /** What is written is in the page cache, so that these find what the next write would. */
  @Tag("full")
  @ParameterizedTest
  @CsvSource({"fdatasync, 1, models", "fdatasync, 2, others", "fdatasync, 3, others"})
  void killedAtASync_theModelOpensAsBeforeOrAfter(String call, int number, String recipient)
      throws IOException {
    assertOpensAfterKill(new Call(call, number), recipient);
  }

  private static void assertOpensAfterKill(Call call, String recipient) throws IOException {
    Replacing replacing = Replacing.ofACopy();
    int code =
        SystemCalls.killedAt(call, replacing.model(), replacing.keys(), replacing.arguments())
            .exitCode();
    assertThat(code).as("killed, not ended").isGreaterThan(128);
    assertThat(replacing.recipientsOfTheOpenModel()).containsExactly(recipient);
    replacing.assertCanBeDoneAgain();
  }
}
