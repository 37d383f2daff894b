package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.SystemCalls;
import io.bulla.harness.SystemCalls.Call;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kill -9} while a detached recipients file is made: it appears whole, or not at all. */
class KilledDetachIT {

  /** Else the tests below may leave out a step. */
  @Test
  void steps_areAWriteAndPermissions_synced_andAName_synced() throws IOException {
    assertThat(Replacing.beside().calls())
        .extracting(Call::name)
        .containsExactly("write", "chmod", "fsync", "link", "unlink", "fsync");
  }

  @ParameterizedTest
  @CsvSource({"chmod, 1, models", "link, 1, models", "unlink, 1, others"})
  void killedAtAStep_theModelOpensAsBeforeOrAfter_andIsNotTouched(
      String call, int number, String recipient) throws IOException {
    Replacing replacing = Replacing.beside();
    Path place = replacing.model().getParent();
    int code =
        SystemCalls.killedAt(
                new Call(call, number), place, replacing.keys(), replacing.arguments())
            .exitCode();
    assertThat(code).as("killed, not ended").isGreaterThan(128);
    assertThat(replacing.recipientsOfTheOpenModel()).containsExactly(recipient);
    replacing.assertCanBeDoneAgain();
    replacing.assertModelIsUntouched();
  }
}
