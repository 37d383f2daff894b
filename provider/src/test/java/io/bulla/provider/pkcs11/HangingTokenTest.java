package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.WrappedKey;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A token's library that hangs, in native code, until the test lets it go on: whatever comes back
 * before comes by the deadline, however slow the host.
 */
class HangingTokenTest {

  private static final byte[] DEK = new byte[32];
  private static final byte[] CONTEXT = {7};
  private static final int MOST_TRIES = 200;

  private FaultyToken token;
  private KekBackend patient;
  private WrappedKey wrapped;

  @BeforeEach
  void createKek() throws Exception {
    token = FaultyToken.fresh();
    token.close();
    patient = waiting("600000");
    patient.create(1);
    wrapped = DekUses.wrap(patient, 1, DEK, CONTEXT);
  }

  @AfterEach
  void heal() {
    token.close();
  }

  private KekBackend waiting(String millis) throws KekException {
    return new Pkcs11BackendFactory()
        .open(Places.with(token.place("models"), "x-bulla-deadline", millis));
  }

  private static void isTimedOut(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT))
        .hasMessageContaining(message);
  }

  @Test
  void hangingCall_endsAtTheDeadlineAndTheTokenServesAgain() throws Exception {
    KekBackend impatient = waiting("300");
    assertThat(DekUses.unwrap(patient, 1, wrapped, CONTEXT)).isEqualTo(DEK);
    token.hang(FaultyToken.DECRYPT);
    isTimedOut(
        () -> DekUses.unwrap(impatient, 1, wrapped, CONTEXT), "did not answer within 300 ms");
    awaitHanging(FaultyToken.DECRYPT);
    token.close();
    assertThat(unwrappedInTheEnd(impatient)).isEqualTo(DEK);
    assertThat(DekUses.unwrap(patient, 1, wrapped, CONTEXT)).isEqualTo(DEK);
  }

  /** The call that was given up is where it was, or gets there. */
  private void awaitHanging(int function) throws InterruptedException {
    while (token.hanging(function) == 0) {
      Thread.sleep(1);
    }
  }

  /** A slow host may need longer than the deadline, once it is loaded; not each time. */
  private byte[] unwrappedInTheEnd(KekBackend impatient) throws KekException {
    for (int tries = 1; true; tries++) {
      try {
        return DekUses.unwrap(impatient, 1, wrapped, CONTEXT);
      } catch (KekException e) {
        if (e.kind() != Kind.TIMED_OUT || tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  @Test
  void lookDeletionAndDiagnosis_endAtTheDeadline() throws Exception {
    KekBackend impatient = waiting("150");
    KekVersion present = patient.versions().get(0);
    token.hang(FaultyToken.GET_TOKEN_INFO);
    isTimedOut(impatient::versionsNow, "within 150 ms");
    isTimedOut(() -> impatient.destroy(otherThan(present)), "within 150 ms");
    assertThat(impatient.diagnose())
        .extracting(Finding::detail)
        .anyMatch(detail -> detail.contains("did not answer within 150 ms"));
    awaitHanging(FaultyToken.GET_TOKEN_INFO);
    token.close();
    assertThat(patient.versionsNow()).extracting(KekVersion::number).containsExactly(1);
  }

  /** Whose deletion is refused, should it come to it. */
  private static KekVersion otherThan(KekVersion version) {
    return new KekVersion(
        version.number(),
        version.algorithm(),
        version.bits(),
        version.enabled(),
        version.protection(),
        version.protectionDetail(),
        version.created(),
        "another key");
  }

  @Test
  void deadlineThatIsNoNumber_isRefused() {
    assertThatThrownBy(() -> waiting("soon"))
        .matches(e -> ((KekException) e).kind() == Kind.BAD_CONFIG);
  }
}
