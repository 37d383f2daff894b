package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.faults.Sealing.Way;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import io.bulla.harness.SystemCalls;
import io.bulla.harness.SystemCalls.Call;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Disks that are full or broken while a model is sealed: an error, the plaintext as it was unless
 * the sealed model opens, and nothing half-written. The first two fsyncs and the first rename of a
 * sealing count the wrap, elsewhere.
 */
class FailedSealIT {
  private static final List<String> REMOVING = List.of("unlink", "unlinkat", "rmdir");

  @ParameterizedTest
  @CsvSource({
    "KEPT, pwrite64, 2, ENOSPC, no space left",
    "KEPT, pwrite64, 1, EIO, input/output error",
    "DELETED, fsync, 3, EIO, input/output error",
    "KEPT, link, 1, EIO, input/output error",
    "DELETED, fsync, 4, EIO, input/output error",
    "REPLACED, rename, 2, EIO, input/output error",
    "REPLACED, fsync, 3, ENOSPC, no space left"
  })
  void fileOnAFailingDisk_isAnError_andLosesNothing(
      Way way, String call, int number, String error, String message) throws IOException {
    KeySetup keys = Keys.sharedToken().setup();
    Sealing sealing = Sealing.ofFile(keys, way);
    Outcome outcome = failing(keys, sealing, new Call(call, number), error);
    assertError(outcome);
    assertThat(outcome.err()).containsIgnoringCase(message);
    sealing.assertNothingLeft();
  }

  @ParameterizedTest
  @CsvSource({"REPLACED, fsync, 5", "REPLACED, fsync, 7", "KEPT, rename, 2"})
  void directoryOnAFailingDisk_isAnError_andLosesNothing(Way way, String call, int number)
      throws IOException {
    KeySetup keys = Keys.sharedToken().setup();
    Sealing sealing = Sealing.ofDirectory(keys, way);
    assertError(failing(keys, sealing, new Call(call, number), "EIO"));
    sealing.assertPlaintextIsThere();
    sealing.assertNothingLeft();
  }

  /** Such as vfat, and links to files of others under protected_hardlinks. */
  @ParameterizedTest
  @ValueSource(strings = {"EPERM", "EOPNOTSUPP", "EACCES"})
  void fileSystemWithoutLinks_isSealedOnByARename(String error) throws IOException {
    KeySetup keys = Keys.sharedToken().setup();
    Sealing sealing = Sealing.ofFile(keys, Way.KEPT);
    failing(keys, sealing, new Call("link", 1), error).succeeded();
    sealing.assertDone();
    sealing.assertNothingLeft();
  }

  /** What may not be on the disk yet is no reason to delete a plaintext. */
  @Test
  void directoryWhoseExchangeIsNotSynced_keepsItsPlaintext() throws IOException {
    KeySetup keys = Keys.sharedToken().setup();
    List<Call> calls = Sealing.ofDirectory(keys, Way.REPLACED).calls();
    int exchange = calls.indexOf(new Call("renameat2", 1));
    Sealing sealing = Sealing.ofDirectory(keys, Way.REPLACED);
    assertThat(calls.get(exchange + 1).name()).isEqualTo("fsync");
    assertError(failing(keys, sealing, calls.get(exchange + 1), "EIO"));
    sealing.assertPlaintextIsThere();
    sealing.assertNothingLeft();
  }

  @Tag("full")
  @Timeout(900)
  @ParameterizedTest
  @EnumSource
  void fileOnADiskThatFailsAtEachCall_losesNothing(Way way) throws Exception {
    KeySetup keys = Keys.sharedToken().setup();
    List<Call> calls = Sealing.callsOf(other -> Sealing.ofFile(keys, other), way);
    EachCall.of(calls, call -> assertNotSilent(keys, Sealing.ofFile(keys, way), call));
  }

  @Tag("full")
  @Timeout(900)
  @ParameterizedTest
  @EnumSource
  void directoryOnADiskThatFailsAtEachCall_losesNothing(Way way) throws Exception {
    KeySetup keys = Keys.sharedToken().setup();
    List<Call> calls = Sealing.callsOf(other -> Sealing.ofDirectory(keys, other), way);
    EachCall.of(calls, call -> assertNotSilent(keys, Sealing.ofDirectory(keys, way), call));
  }

  /** The one call that has a substitute is the exchange of two directories. */
  private static void assertNotSilent(KeySetup keys, Sealing sealing, Call call)
      throws IOException {
    Outcome outcome = failing(keys, sealing, call, "EIO");
    if (!call.name().equals("renameat2")) {
      assertThat(outcome.exitCode()).as("%s: %s", call, outcome).isBetween(1, 100);
    }
    if (!REMOVING.contains(call.name())) {
      sealing.assertNothingLeft();
    }
  }

  private static Outcome failing(KeySetup keys, Sealing sealing, Call call, String error)
      throws IOException {
    Outcome outcome =
        SystemCalls.failingAt(call, error, sealing.place(), keys, sealing.arguments());
    sealing.assertNothingLost();
    return outcome;
  }

  private static void assertError(Outcome outcome) {
    assertThat(outcome.exitCode()).as("%s", outcome).isBetween(1, 100);
    assertThat(outcome.err()).contains("error:").contains("hint:");
  }
}
