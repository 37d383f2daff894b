package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.faults.Sealing.Way;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.SystemCalls;
import io.bulla.harness.SystemCalls.Call;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code kill -9} at the system calls by which a model is sealed: there is the plaintext or the
 * sealed model, under the model's name nothing half-written, and beside it no plaintext.
 */
class KilledSealIT {

  @Tag("brief")
  @ParameterizedTest
  @CsvSource({"KEPT, link, 1", "DELETED, unlink, 1", "DELETED, unlink, 2", "REPLACED, rename, 2"})
  void fileKilledWhereNamesChange_isThereInOneForm(Way way, String call, int number)
      throws IOException {
    KeySetup keys = Keys.sharedToken().setup();
    assertSurvives(keys, Sealing.ofFile(keys, way), new Call(call, number));
  }

  @Tag("brief")
  @ParameterizedTest
  @CsvSource({"KEPT, rename, 2", "REPLACED, renameat2, 1", "REPLACED, unlink, 2"})
  void directoryKilledWhereNamesChange_isThereInOneForm(Way way, String call, int number)
      throws IOException {
    KeySetup keys = Keys.sharedToken().setup();
    assertSurvives(keys, Sealing.ofDirectory(keys, way), new Call(call, number));
  }

  @Tag("full")
  @Timeout(900)
  @ParameterizedTest
  @EnumSource
  void fileKilledAtEachCall_isThereInOneForm(Way way) throws Exception {
    KeySetup keys = Keys.sharedToken().setup();
    List<Call> calls = Sealing.callsOf(other -> Sealing.ofFile(keys, other), way);
    EachCall.of(calls, call -> assertSurvives(keys, Sealing.ofFile(keys, way), call));
  }

  @Tag("full")
  @Timeout(900)
  @ParameterizedTest
  @EnumSource
  void directoryKilledAtEachCall_isThereInOneForm(Way way) throws Exception {
    KeySetup keys = Keys.sharedToken().setup();
    List<Call> calls = Sealing.callsOf(other -> Sealing.ofDirectory(keys, other), way);
    EachCall.of(calls, call -> assertSurvives(keys, Sealing.ofDirectory(keys, way), call));
  }

  private static void assertSurvives(KeySetup keys, Sealing sealing, Call call) throws IOException {
    int code = SystemCalls.killedAt(call, sealing.place(), keys, sealing.arguments()).exitCode();
    assertThat(code).as("killed at %s, not ended", call).isGreaterThan(128);
    sealing.assertNothingLost();
    sealing.assertNoPlaintextBeside();
  }
}
