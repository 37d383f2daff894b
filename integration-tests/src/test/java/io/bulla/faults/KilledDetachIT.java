package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.SystemCalls;
import io.bulla.harness.SystemCalls.Call;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kill -9} while a detached recipients file is made: it appears whole, or not at all. */
class KilledDetachIT {
  private static List<Call> calls = List.of();

  @BeforeAll
  static void runUndisturbed() throws IOException {
    calls = Replacing.beside().calls();
  }

  /** Else the tests below may leave out a step. */
  @Test
  void steps_areAWriteAndPermissions_synced_andAName_synced() {
    assertThat(calls)
        .extracting(Call::name)
        .containsExactly("write", "chmod", "fsync", "link", "unlink", "fsync");
  }

  @ParameterizedTest
  @CsvSource({"chmod, models", "link, models", "unlink, others"})
  void killedAtAStep_theModelOpensAsBeforeOrAfter_andIsNotTouched(String name, String recipient)
      throws IOException {
    Replacing replacing = Replacing.beside();
    Call call = calls.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    int code =
        SystemCalls.killedAt(
                call, replacing.model().getParent(), replacing.keys(), replacing.arguments())
            .exitCode();
    assertThat(code).as("killed, not ended").isGreaterThan(128);
    assertThat(replacing.recipientsOfTheOpenModel()).containsExactly(recipient);
    replacing.assertCanBeDoneAgain();
    replacing.assertModelIsUntouched();
  }
}
