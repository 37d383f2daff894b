package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.WrappedKey;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that a token's library makes, in native code, between any two calls. */
class FaultInjectionTest {

  private static final byte[] DEK = new byte[32];
  private static final byte[] CONTEXT = {7};

  private FaultyToken token;
  private KekBackend backend;
  private WrappedKey wrapped;

  @BeforeEach
  void createKek() throws Exception {
    token = FaultyToken.fresh();
    token.close();
    backend = open(token.place("models"));
    backend.create(1);
    wrapped = DekUses.wrap(backend, 1, DEK, CONTEXT);
  }

  @AfterEach
  void heal() {
    token.close();
  }

  private static KekBackend open(KekPlace place) throws KekException {
    return new Pkcs11BackendFactory().open(place);
  }

  @Test
  @Tag("brief")
  void tenThousandOperationsInAStorm_failForNobody() throws Exception {
    storm(10_000);
  }

  @Test
  @Tag("full")
  void hundredThousandOperationsInAStorm_failForNobody() throws Exception {
    storm(100_000);
  }

  private void storm(int operations) throws Exception {
    FaultStorm storm = new FaultStorm(backend);
    storm.run(operations / 10);
    token.countMostSessionsAnew();
    Resources before = Resources.now(token);
    token
        .fail(FaultyToken.ENCRYPT_INIT, 997, FaultyToken.DEVICE_ERROR)
        .fail(FaultyToken.DECRYPT_INIT, 1009, FaultyToken.SESSION_HANDLE_INVALID)
        .loseAnswer(FaultyToken.ENCRYPT, 1511, FaultyToken.FUNCTION_FAILED)
        .loseAnswer(FaultyToken.DECRYPT, 1213, FaultyToken.GENERAL_ERROR)
        .fail(FaultyToken.GET_ATTRIBUTE_VALUE, 499, FaultyToken.DEVICE_REMOVED)
        .fail(FaultyToken.OPEN_SESSION, 23, FaultyToken.SESSION_COUNT)
        .fail(FaultyToken.LOGIN, 7, FaultyToken.DEVICE_ERROR)
        .slow(FaultyToken.DECRYPT, 701, 3_000);
    storm.run(operations / 2); // whose sessions nothing but their own end closes
    assertThat(token.openSessions()).as("open sessions").isPositive();
    before.assertFlat();
    CompletableFuture<Integer> disturbing = CompletableFuture.supplyAsync(() -> disturb(storm));
    try {
      storm.run(operations / 2);
    } finally {
      assertThat(disturbing.get(30, TimeUnit.SECONDS)).as("rounds of disturbance").isPositive();
      token.close();
    }
    assertThat(token.injected(FaultyToken.ENCRYPT_INIT)).isPositive();
    assertThat(token.injected(FaultyToken.DECRYPT)).isPositive();
    storm.run(operations / 10);
    before.assertFlat();
  }

  /** Drops all sessions, and removes the token for a moment, until the operations are done. */
  private int disturb(FaultStorm storm) {
    int rounds = 0;
    int last = -1;
    try {
      while (storm.done() != last) {
        last = storm.done();
        Thread.sleep(150);
        token.dropSessions();
        Thread.sleep(150);
        token.remove();
        Thread.sleep(60);
        token.putBack();
        Thread.sleep(150);
        rounds++;
      }
      return rounds;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void answerLostOnce_isNoTampering() throws Exception {
    int next = (int) token.calls(FaultyToken.DECRYPT) + 1;
    token.loseAnswer(FaultyToken.DECRYPT, next, FaultyToken.GENERAL_ERROR);
    assertThat(DekUses.unwrap(backend, 1, wrapped, CONTEXT)).isEqualTo(DEK);
    assertThat(token.injected(FaultyToken.DECRYPT)).isPositive();
  }

  @Test
  void answersLostTwiceInARow_areNoTampering() throws Exception {
    long injected = token.injected(FaultyToken.DECRYPT);
    // SunPKCS11 calls C_Decrypt once more to cancel what failed
    token.loseNextAnswers(FaultyToken.DECRYPT, 4, FaultyToken.GENERAL_ERROR);
    long looks = token.calls(FaultyToken.GET_SLOT_LIST);
    Thread.sleep(1100); // a new instance is made at most once a second
    assertThat(DekUses.unwrap(backend, 1, wrapped, CONTEXT)).isEqualTo(DEK);
    assertThat(token.injected(FaultyToken.DECRYPT) - injected).isEqualTo(4);
    assertThat(token.calls(FaultyToken.GET_SLOT_LIST)).as("fresh sessions").isGreaterThan(looks);
  }

  @ParameterizedTest
  @ValueSource(longs = {FaultyToken.DEVICE_ERROR, FaultyToken.SESSION_HANDLE_INVALID})
  void answerOfAGenerationThatIsLost_leavesOneKey(long error) throws Exception {
    long before = token.calls(FaultyToken.GENERATE_KEY);
    token.loseNextAnswers(FaultyToken.GENERATE_KEY, 1, error);
    KekVersion made = backend.create(2);
    assertThat(token.calls(FaultyToken.GENERATE_KEY) - before).isEqualTo(1);
    assertThat(backend.versionsNow())
        .extracting(KekVersion::identity)
        .hasSize(2)
        .contains(made.identity());
    assertThat(DekUses.unwrap(backend, 2, DekUses.wrap(backend, 2, DEK, CONTEXT), CONTEXT))
        .isEqualTo(DEK);
  }

  @ParameterizedTest
  @ValueSource(longs = {FaultyToken.DEVICE_ERROR, FaultyToken.SESSION_HANDLE_INVALID})
  void answerOfADeletionThatIsLost_isSuccess(long error) throws Exception {
    KekVersion second = backend.create(2);
    token.loseNextAnswers(FaultyToken.DESTROY_OBJECT, 1, error);
    backend.destroy(second);
    assertThat(backend.versionsNow()).extracting(KekVersion::number).containsExactly(1);
    assertThat(DekUses.unwrap(backend, 1, wrapped, CONTEXT)).isEqualTo(DEK);
  }

  @ParameterizedTest
  @ValueSource(longs = {FaultyToken.SLOT_ID_INVALID, FaultyToken.CRYPTOKI_NOT_INITIALIZED})
  void slotThatIsAnotherOneNow_isLookedFor(long error) throws Exception {
    long before = token.calls(FaultyToken.GET_SLOT_LIST);
    token.failNext(FaultyToken.GET_TOKEN_INFO, 1, error);
    assertThat(backend.versionsNow()).hasSize(1);
    assertThat(token.calls(FaultyToken.GET_SLOT_LIST)).isGreaterThan(before);
  }

  @Test
  void slotListThatGrewMeanwhile_isReadAgain() throws Exception {
    token.failNext(FaultyToken.GET_SLOT_LIST, 1, FaultyToken.BUFFER_TOO_SMALL);
    token.dropSessions();
    assertThat(DekUses.unwrap(backend, 1, wrapped, CONTEXT)).isEqualTo(DEK);
  }

  @Test
  void tokenRemovedForAMoment_isWaitedFor() throws Exception {
    token.remove();
    CompletableFuture<byte[]> waiting = CompletableFuture.supplyAsync(this::unwrap);
    Thread.sleep(150);
    assertThat(waiting).isNotDone();
    token.putBack();
    assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(DEK);
  }

  private byte[] unwrap() {
    try {
      return DekUses.unwrap(backend, 1, wrapped, CONTEXT);
    } catch (KekException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tokenRemoved_isUnavailableAndServesAgainOnceItIsBack() throws Exception {
    token.remove();
    assertThatThrownBy(() -> DekUses.unwrap(backend, 1, wrapped, CONTEXT))
        .matches(e -> ((KekException) e).kind() == Kind.UNAVAILABLE);
    token.putBack();
    assertThat(DekUses.unwrap(backend, 1, wrapped, CONTEXT)).isEqualTo(DEK);
  }

  @Test
  void sessionsOfADeviceWithFew_areWaitedFor() throws Exception {
    token.limitSessions(token.openSessions() + 3);
    new FaultStorm(backend).run(1600);
  }

  @Test
  void slowCalls_areWaitedFor() throws Exception {
    token.slow(FaultyToken.DECRYPT, 20, 20_000);
    new FaultStorm(backend).run(1600);
  }

  @Test
  void keyWrappingInAStorm_failsForNobody() throws Exception {
    FaultyToken other = FaultyToken.fresh();
    KekBackend wrapping = open(Places.with(other.place("models"), "x-bulla-mechanism", "aes-kwp"));
    wrapping.create(1);
    other
        .fail(FaultyToken.WRAP_KEY, 97, FaultyToken.DEVICE_ERROR)
        .loseAnswer(FaultyToken.UNWRAP_KEY, 113, FaultyToken.GENERAL_ERROR)
        .fail(FaultyToken.GET_ATTRIBUTE_VALUE, 331, FaultyToken.SESSION_HANDLE_INVALID);
    new FaultStorm(wrapping).run(2000);
    assertThat(other.injected(FaultyToken.UNWRAP_KEY)).isPositive();
  }
}
