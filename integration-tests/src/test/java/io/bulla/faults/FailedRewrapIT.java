package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.Outcome;
import io.bulla.harness.SystemCalls;
import io.bulla.harness.SystemCalls.Call;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Disks that are full or broken while a model is re-wrapped: an error, and the model opens with the
 * recipient before or after.
 */
class FailedRewrapIT {

  @ParameterizedTest
  @CsvSource({
    "pwrite64, 1, ENOSPC, no space left, models",
    "pwrite64, 3, EIO, input/output error, others",
    "fdatasync, 1, EIO, input/output error, models",
    "fdatasync, 2, ENOSPC, no space left, others"
  })
  void failingDisk_isAnError_andTheModelOpens(
      String call, int number, String error, String message, String recipient) throws IOException {
    Replacing replacing = Replacing.ofACopy();
    Outcome outcome = failing(replacing, new Call(call, number), error);
    assertThat(outcome.err()).containsIgnoringCase(message);
    assertThat(replacing.recipientsOfTheOpenModel()).containsExactly(recipient);
    replacing.assertCanBeDoneAgain();
  }

  @Tag("full")
  @Timeout(900)
  @ParameterizedTest
  @ValueSource(strings = {"EIO", "ENOSPC"})
  void diskThatFailsAtEachCall_losesNoModel(String error) throws Exception {
    EachCall.of(Replacing.ofACopy().calls(), call -> assertLosesNoModel(call, error));
  }

  private static void assertLosesNoModel(Call call, String error) throws IOException {
    Replacing replacing = Replacing.ofACopy();
    failing(replacing, call, error);
    assertThat(replacing.recipientsOfTheOpenModel())
        .as("%s at %s", error, call)
        .containsAnyOf(Replacing.OLD, Replacing.NEW)
        .hasSize(1);
    replacing.assertCanBeDoneAgain();
  }

  private static Outcome failing(Replacing replacing, Call call, String error) throws IOException {
    Outcome outcome =
        SystemCalls.failingAt(
            call, error, replacing.model(), replacing.keys(), replacing.arguments());
    assertThat(outcome.exitCode()).as("%s: %s", call, outcome).isBetween(1, 100);
    assertThat(outcome.err()).contains("error:").contains("hint:");
    return outcome;
  }
}
