package io.bulla.loader.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.Recipient;
import io.bulla.loader.format.WrapContext;
import io.bulla.loader.keys.KekFailure.Reason;
import java.security.Provider;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DekUnwrapperTest {
  private final KekShelf shelf = new KekShelf();
  private final Provider provider = new ShelfProvider(shelf);
  private List<Recipient> recipients;

  @BeforeEach
  void wrapForThree() throws KekFailure {
    shelf.add("asia", 1);
    shelf.add("europe", 1);
    Recipient europeOld = wrapped("europe");
    shelf.add("europe", 2);
    recipients = List.of(wrapped("asia"), europeOld, wrapped("europe"));
    shelf.operations.clear();
    shelf.lookups.clear();
  }

  @Test
  void configuredOrder_decidesWhichKekIsAsked() throws Exception {
    assertThat(unwrap("europe", "asia")).isEqualTo(Samples.dekBytes());
    assertThat(shelf.operations).containsExactly("unwrap europe/2");
  }

  @Test
  void noKekListed_isNoOneToAsk() {
    assertThat(new DekUnwrapper(provider, List.of("africa")).allowed(recipients)).isEmpty();
    assertThat(shelf.lookups).isEmpty();
    assertThat(shelf.operations).isEmpty();
  }

  @Test
  void unlistedKek_isNeverAsked_evenAfterAFailure() {
    shelf.failUse("asia/1", Samples.denied("no"));

    assertThat(failure("asia").reason()).isEqualTo(Reason.DENIED);
    assertThat(shelf.operations).containsExactly("unwrap asia/1");
    assertThat(shelf.lookups).containsExactly("asia/1");
  }

  @Test
  void deniedAndTimedOut_goOn() throws Exception {
    shelf.failUse("europe/2", Samples.denied("the PIN is wrong"));
    shelf.failUse("europe/1", Samples.timedOut("no answer in 5 s"));

    assertThat(unwrap("europe", "asia")).isEqualTo(Samples.dekBytes());
    assertThat(shelf.operations)
        .containsExactly("unwrap europe/2", "unwrap europe/1", "unwrap asia/1");
  }

  @Test
  void keyThatIsGone_goesOn_andNoOtherVersionServesInItsPlace() throws Exception {
    shelf.handles.remove("europe/2");
    shelf.handles.put("europe", shelf.handles.get("europe/1"));

    assertThat(unwrap("europe")).isEqualTo(Samples.dekBytes());
    assertThat(shelf.operations).containsExactly("unwrap europe/1");
  }

  @Test
  void firstVersionGone_isNotFoundThoughANewerOneIsActive() {
    shelf.handles.remove("europe/1");
    recipients = List.of(recipients.get(1));

    assertThat(failure("europe").reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(shelf.operations).isEmpty();
  }

  @Test
  void storeWithoutAttributes_isAskedByAlias() throws Exception {
    shelf.attributes = false;

    assertThat(unwrap("europe")).isEqualTo(Samples.dekBytes());
    assertThat(shelf.operations).containsExactly("unwrap europe/2");
  }

  @Test
  void lookupThatFails_isToldAsUseThatFails() {
    shelf.failLookup("asia/1", Samples.unreachable("the token is missing"));

    KekFailure e = failure("asia");

    assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
    assertThat(e).hasMessage("KEK asia/1: the token is missing");
  }

  @Test
  void allFail_listsEveryOneAndCountsTheOneThatWasAway() {
    shelf.failUse("asia/1", Samples.denied("the PIN is wrong"));
    shelf.failUse("europe/2", Samples.unreachable("the token is missing"));
    shelf.failUse("europe/1", Samples.keyStore("not-found: no such version"));

    KekFailure e = failure("asia", "europe");

    assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
    assertThat(e).hasMessageContaining("KEK asia/1: the PIN is wrong");
    assertThat(e).hasMessageContaining("KEK europe/2: the token is missing");
    assertThat(e).hasMessageContaining("no such version");
  }

  @Test
  void allFail_oneAdviceStandsLast_andNothingIsSuppressedAsIfItWereLeftBehind() {
    shelf.failUse("asia/1", Samples.denied("the PIN is wrong; correct it"));
    shelf.failUse("europe/2", Samples.unreachable("the token is missing; insert it"));
    shelf.failUse("europe/1", Samples.keyStore("not-found: no such version; list them"));

    KekFailure e = failure("asia", "europe");

    assertThat(e)
        .hasMessage(
            "KEK asia/1: the PIN is wrong, then KEK europe/2: the token is missing, then KEK"
                + " europe/1: not-found: no such version; insert it")
        .hasNoSuppressedExceptions();
  }

  @Test
  void recipientThatFailedAndWasReplaced_isToldInTheLog_once() throws Exception {
    shelf.add("lost", 1);
    shelf.add("gone", 1);
    recipients = List.of(wrapped("lost"), wrapped("gone"), recipients.get(0));
    shelf.failUse("lost/1", Samples.unreachable("the token is missing; insert it"));
    List<String> told = new ArrayList<>();
    Logger log = Logger.getLogger("io.bulla.keys");
    Handler handler = new Collecting(told);
    log.addHandler(handler);
    try {
      unwrap("lost", "gone", "asia");
      shelf.handles.keySet().removeIf(alias -> alias.startsWith("gone"));
      unwrap("lost", "gone", "asia");
      unwrap("lost", "gone", "asia");
    } finally {
      log.removeHandler(handler);
    }
    assertThat(told)
        .containsExactly(
            "WARNING KEK lost/1: the token is missing; insert it: the next recipient, KEK gone/1,"
                + " is used in its place",
            "WARNING KEK gone/1: there is no such key: the next recipient, KEK asia/1, is used in"
                + " its place");
  }

  private static final class Collecting extends Handler {
    private final List<String> told;

    Collecting(List<String> told) {
      this.told = told;
    }

    @Override
    public void publish(LogRecord record) {
      told.add(record.getLevel() + " " + new SimpleFormatter().formatMessage(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void deniedThenNotFound_countsAsDenied() {
    shelf.failUse("asia/1", Samples.denied("the PIN is wrong"));
    shelf.handles.keySet().removeIf(alias -> alias.startsWith("europe"));

    assertThat(failure("asia", "europe").reason()).isEqualTo(Reason.DENIED);
  }

  @Test
  void notRecognisedAndThrottled_goOn() throws Exception {
    shelf.failUse("europe/2", Samples.notRecognised("the token is expired"));
    shelf.failUse("europe/1", Samples.unreachable("throttled: 100 requests a second"));

    assertThat(unwrap("europe", "asia")).isEqualTo(Samples.dekBytes());
    recipients = List.of(recipients.get(2));
    assertThat(failure("europe").reason()).isEqualTo(Reason.AUTHENTICATION_FAILED);
  }

  @Test
  void allFail_throttledCountsBeforeDeniedAndAfterAway() {
    shelf.failUse("asia/1", Samples.denied("may not decrypt"));
    shelf.failUse("europe/2", Samples.unreachable("throttled: 100 requests a second"));
    shelf.failUse("europe/1", Samples.notRecognised("the token is expired"));
    assertThat(failure("asia", "europe").reason()).isEqualTo(Reason.THROTTLED);

    shelf.failUse("europe/1", Samples.unreachable("no route"));
    assertThat(failure("asia", "europe").reason()).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void stateThatForbidsIt_goesOnToTheNextRecipient() throws Exception {
    shelf.failUse("asia/1", Samples.keyStore("unusable: asia version 1 is compromised"));

    assertThat(failure("asia").reason()).isEqualTo(Reason.UNUSABLE);
    assertThat(unwrap("asia", "europe")).isEqualTo(Samples.dekBytes());
  }

  @Test
  void tamperedBlob_stops() throws Exception {
    byte[] blob = recipients.get(0).blob();
    blob[blob.length - 1] ^= 1;
    recipients = List.of(Recipient.of("asia", 1, blob), recipients.get(2));

    assertThat(failure("asia", "europe").reason()).isEqualTo(Reason.NOT_AUTHENTIC);
    assertThat(shelf.operations).containsExactly("unwrap asia/1");
  }

  @Test
  void otherContext_stops() {
    KekFailure e = failure(Samples.context("bert"), "asia", "europe");

    assertThat(e.reason()).isEqualTo(Reason.NOT_AUTHENTIC);
    assertThat(shelf.operations).containsExactly("unwrap asia/1");
  }

  @Test
  void deniedThenTampered_isNotAuthentic() throws Exception {
    shelf.failUse("europe/2", Samples.denied("the PIN is wrong"));
    byte[] blob = recipients.get(1).blob();
    blob[0] ^= 1;
    recipients = List.of(recipients.get(0), Recipient.of("europe", 1, blob), recipients.get(2));

    assertThat(failure("europe", "asia").reason()).isEqualTo(Reason.NOT_AUTHENTIC);
    assertThat(shelf.operations).containsExactly("unwrap europe/2", "unwrap europe/1");
  }

  @Test
  void refusalsAndTheUnknown_stop() {
    List<RuntimeException> stopping =
        List.of(
            Samples.keyStore("refused: by policy"),
            Samples.keyStore("something else"),
            new ProviderException("no cause"),
            new IllegalStateException("a bug"));
    for (RuntimeException thrown : stopping) {
      shelf.operations.clear();
      shelf.failUse("asia/1", thrown);
      assertThat(failure("asia", "europe").reason()).isEqualTo(Reason.REFUSED);
      assertThat(shelf.operations).containsExactly("unwrap asia/1");
    }
  }

  @Test
  void wrongConfiguration_stops_andIsToldAsSuch() {
    shelf.failUse("asia/1", Samples.keyStore("bad-config: line 3, kek.asia"));
    assertThat(failure("asia", "europe").reason()).isEqualTo(Reason.BAD_CONFIG);
    assertThat(shelf.operations).containsExactly("unwrap asia/1");
  }

  @Test
  void dekOfAnotherLength_isRefused() throws Exception {
    SecretBytes tooShort = SecretBytes.takeOver(new byte[16]);
    recipients = List.of(new DekWrapper(provider).wrap("asia", tooShort, Samples.CONTEXT, false));

    assertThat(failure("asia").reason()).isEqualTo(Reason.REFUSED);
  }

  @Test
  void asymmetricKek_isAskedOnlyForASignedModel() throws Exception {
    shelf.addAsymmetric("asia", 1);

    assertThat(failure("asia", "europe").reason()).isEqualTo(Reason.REFUSED);
    assertThat(shelf.operations).isEmpty();
    assertThat(unwrap(true, "asia")).isEqualTo(Samples.dekBytes());
  }

  private Recipient wrapped(String kekId) throws KekFailure {
    return new DekWrapper(provider).wrap(kekId, Samples.dek(), Samples.CONTEXT, false);
  }

  private byte[] unwrap(String... kekIds) throws KekFailure {
    return unwrap(false, kekIds);
  }

  private byte[] unwrap(boolean signed, String... kekIds) throws KekFailure {
    try (SecretBytes dek = unwrap(Samples.CONTEXT, signed, kekIds)) {
      return dek.use(byte[]::clone);
    }
  }

  private SecretBytes unwrap(WrapContext context, boolean signed, String... kekIds)
      throws KekFailure {
    DekUnwrapper unwrapper = new DekUnwrapper(provider, List.of(kekIds));
    return unwrapper.unwrap(unwrapper.allowed(recipients), context, signed);
  }

  private KekFailure failure(String... kekIds) {
    return failure(Samples.CONTEXT, kekIds);
  }

  private KekFailure failure(WrapContext context, String... kekIds) {
    return catchThrowableOfType(KekFailure.class, () -> unwrap(context, false, kekIds));
  }
}
