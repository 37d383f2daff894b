package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.WrappedKey;
import io.bulla.testing.SoftHsmToken;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Pkcs11RecoveryTest {

  private static final byte[] DEK = new byte[32];
  private static final byte[] CONTEXT = {7};

  private SoftHsmToken token;
  private KekBackend backend;
  private WrappedKey wrapped;

  @BeforeEach
  void wrapOnce() throws Exception {
    token = SoftHsmToken.fresh();
    backend = new Pkcs11BackendFactory().open(Places.of(token, "models"));
    backend.create(1);
    wrapped = DekUses.wrap(backend, 1, DEK, CONTEXT);
  }

  @Test
  void droppedSessions_areReplaced() throws Exception {
    for (int round = 0; round < 3; round++) {
      CryptokiFaults.dropSessions(token.module(), ForeignKeys.slotId(token));
      assertThat(DekUses.unwrap(backend, 1, wrapped, CONTEXT)).isEqualTo(DEK);
      CryptokiFaults.dropSessions(token.module(), ForeignKeys.slotId(token));
      assertThat(DekUses.wrap(backend, 1, DEK, CONTEXT).ciphertext()).hasSize(DEK.length + 16);
      CryptokiFaults.dropSessions(token.module(), ForeignKeys.slotId(token));
      assertThat(backend.versions()).hasSize(1);
    }
  }

  @Test
  void droppedSessions_areReplacedOnceForAllThreads() throws Exception {
    try (CryptokiFaults logins = new CryptokiFaults(token.module(), CryptokiFaults.LOGIN)) {
      CryptokiFaults.dropSessions(token.module(), ForeignKeys.slotId(token));
      inThreads(4, 32, () -> DekUses.unwrap(backend, 1, wrapped, CONTEXT));
      assertThat(logins.calls()).isEqualTo(1);
    }
  }

  @Test
  void deviceErrors_areRetried() throws Exception {
    try (CryptokiFaults encrypt =
        failing(CryptokiFaults.ENCRYPT_INIT, 2, CryptokiFaults.DEVICE_ERROR)) {
      assertThat(DekUses.unwrap(backend, 1, DekUses.wrap(backend, 1, DEK, CONTEXT), CONTEXT))
          .isEqualTo(DEK);
      assertThat(encrypt.calls()).isGreaterThan(2);
    }
  }

  @Test
  void deviceErrorsWithoutEnd_areUnavailableAfterABoundedNumberOfTries() throws Exception {
    try (CryptokiFaults encrypt =
        failing(CryptokiFaults.ENCRYPT_INIT, 99, CryptokiFaults.DEVICE_ERROR)) {
      assertThatThrownBy(() -> DekUses.wrap(backend, 1, DEK, CONTEXT))
          .matches(e -> ((KekException) e).kind() == Kind.UNAVAILABLE)
          .hasMessageContaining("CKR_DEVICE_ERROR");
      assertThat(encrypt.calls()).isEqualTo(Tries.MOST);
    }
    assertThat(DekUses.unwrap(backend, 1, wrapped, CONTEXT)).isEqualTo(DEK);
  }

  @Test
  void sessionLimit_isWaitedFor() throws Exception {
    try (CryptokiFaults decrypt =
        failing(CryptokiFaults.DECRYPT_INIT, 2, CryptokiFaults.SESSION_COUNT)) {
      assertThat(DekUses.unwrap(backend, 1, wrapped, CONTEXT)).isEqualTo(DEK);
      assertThat(decrypt.calls()).isGreaterThan(2);
    }
  }

  @Test
  void wrongTagThatMayBeAFault_isTriedTwiceMore() throws Exception {
    GeneralSecurityException doubt = tagInDoubt();
    List<Long> generations = new ArrayList<>();
    String result =
        shared()
            .use(
                pin(),
                generation -> {
                  generations.add(generation.number());
                  if (generations.size() < 3) {
                    throw doubt;
                  }
                  return "whole";
                });
    assertThat(result).isEqualTo("whole");
    assertThat(generations).hasSize(3);
    assertThat(generations.get(1)).isEqualTo(generations.get(0));
  }

  @Test
  void wrongTagThreeTimes_isABadTag() throws Exception {
    GeneralSecurityException doubt = tagInDoubt();
    AtomicInteger calls = new AtomicInteger();
    TokenOperation<String> failing =
        generation -> {
          calls.incrementAndGet();
          throw doubt;
        };
    assertThatThrownBy(() -> shared().use(pin(), failing))
        .matches(e -> ((KekException) e).kind() == Kind.BAD_TAG);
    assertThat(calls).hasValue(Tries.MOST_OF_A_DOUBTFUL_TAG);
  }

  /** What SunPKCS11 throws for a wrong tag, which SoftHSM reports as CKR_GENERAL_ERROR. */
  private GeneralSecurityException tagInDoubt() throws Exception {
    String label = ForeignKeys.onlyLabel(token);
    TokenOperation<Exception> wrongContext =
        generation -> {
          try {
            generation.gcm().unwrap(generation.key(label), wrapped, new byte[1]);
            throw new IllegalStateException("unwrapped with a wrong context");
          } catch (AEADBadTagException e) {
            return e;
          }
        };
    Exception doubt = shared().use(pin(), wrongContext);
    assertThat(Fault.of(doubt)).isEqualTo(Fault.AMBIGUOUS_TAG);
    return (GeneralSecurityException) doubt;
  }

  private Pkcs11Token shared() throws KekException {
    return OpenTokens.of(TokenAddress.of(Places.of(token, "models")));
  }

  private PinOfKek pin() {
    return PinOfKek.of(Places.of(token, "models"));
  }

  @Test
  void deletedKek_isNotFound() throws Exception {
    String label = ForeignKeys.onlyLabel(token);
    ForeignKeys.delete(token, label);
    assertThatThrownBy(() -> DekUses.unwrap(backend, 1, wrapped, CONTEXT))
        .matches(e -> ((KekException) e).kind() == Kind.NOT_FOUND);
  }

  @Test
  void reinitialisedToken_hasNoSuchKekUntilItIsMadeAgain() throws Exception {
    CryptokiFaults.dropSessions(token.module(), token.slotId());
    token.reinitialize();
    for (int round = 0; round < 2; round++) {
      assertThatThrownBy(() -> DekUses.unwrap(backend, 1, wrapped, CONTEXT))
          .matches(e -> ((KekException) e).kind() == Kind.NOT_FOUND)
          .hasMessageContaining(token.label() + "\" has no version 1 of KEK models");
      assertThatThrownBy(() -> DekUses.wrap(backend, 1, DEK, CONTEXT))
          .matches(e -> ((KekException) e).kind() == Kind.NOT_FOUND);
    }
    backend.create(1);
    assertThatThrownBy(() -> DekUses.unwrap(backend, 1, wrapped, CONTEXT))
        .matches(e -> ((KekException) e).kind() == Kind.BAD_TAG);
    assertThat(DekUses.unwrap(backend, 1, DekUses.wrap(backend, 1, DEK, CONTEXT), CONTEXT))
        .isEqualTo(DEK);
  }

  @Test
  void deviceErrorsUnderLoad_reachNoCaller() throws Exception {
    try (CryptokiFaults encrypt = new CryptokiFaults(token.module(), CryptokiFaults.ENCRYPT_INIT);
        CryptokiFaults decrypt = new CryptokiFaults(token.module(), CryptokiFaults.DECRYPT_INIT)) {
      encrypt.failEach(97);
      decrypt.failEach(89);
      inThreads(
          4,
          400,
          () -> DekUses.unwrap(backend, 1, DekUses.wrap(backend, 1, DEK, CONTEXT), CONTEXT));
      assertThat(encrypt.calls()).isGreaterThan(400);
      assertThat(decrypt.calls()).isGreaterThan(400);
    }
  }

  private static void inThreads(int threadCount, int times, Callable<byte[]> givesDek)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(threadCount);
    try {
      List<Future<byte[]>> results = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        results.add(threads.submit(givesDek));
      }
      for (Future<byte[]> result : results) {
        assertThat(result.get()).isEqualTo(DEK);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private CryptokiFaults failing(int function, int times, long error) {
    return new CryptokiFaults(token.module(), function).failNext(times, error);
  }
}
