package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Pkcs11LoginTest {

  private SoftHsmToken token;

  @BeforeEach
  void takeEmptyToken() {
    token = SoftHsmToken.fresh();
  }

  private static KekBackend open(KekPlace place) throws KekException {
    return new Pkcs11BackendFactory().open(place);
  }

  @Test
  void wrongPin_reachesTheTokenExactlyOnce() throws Exception {
    KekPlace place = Places.withWrongPin(token, "models");
    try (CryptokiFaults logins = new CryptokiFaults(token.module(), CryptokiFaults.LOGIN)) {
      KekBackend backend = open(place);
      assertDenied(backend, "tried once");
      assertDenied(backend, "tried once");
      assertDenied(open(Places.withWrongPin(token, "other-kek")), "tried once");
      assertThat(logins.calls()).isEqualTo(1);
    }
    assertThat(ForeignKeys.info(token).isUserPinCountLow()).isTrue();
  }

  @Test
  void wrongPinByTwoAddressesOfOneToken_reachesItOnce() throws Exception {
    KekPlace place = Places.withWrongPin(token, "models");
    Path link = token.wrongPinFile().resolveSibling("library-by-a-link.so");
    Files.createSymbolicLink(link, token.module());
    try (CryptokiFaults logins = new CryptokiFaults(token.module(), CryptokiFaults.LOGIN)) {
      assertDenied(open(place), "tried once");
      String slot = Long.toString(ForeignKeys.slotId(token));
      assertDenied(open(Places.with(place, "slot-id", slot)), "tried once");
      assertDenied(open(Places.with(place, "module-path", link.toString())), "tried once");
      assertThat(logins.calls()).isEqualTo(1);
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void wrongPinByALinkToItsFile_reachesTheTokenOnce() throws Exception {
    KekPlace place = Places.withWrongPin(token, "models");
    Path directory = Files.createTempDirectory("pins");
    Path link = Files.createSymbolicLink(directory.resolve("pin"), token.wrongPinFile());
    try (CryptokiFaults logins = new CryptokiFaults(token.module(), CryptokiFaults.LOGIN)) {
      assertDenied(open(Places.with(place, "pin-source", "file:" + link)), "tried once");
      assertDenied(open(place), "tried once");
      assertDenied(open(Places.with(place, "pin-source", "file:" + link)), "was refused before");
      assertThat(logins.calls()).isEqualTo(1);
    } finally {
      Files.delete(link);
      Files.delete(directory);
    }
  }

  @Test
  void wrongPin_isInNoMessage() throws Exception {
    String pin = Files.readString(token.wrongPinFile()).strip();
    assertThatThrownBy(() -> open(Places.withWrongPin(token, "models")).versions())
        .satisfies(
            e -> {
              for (Throwable at = e; at != null; at = at.getCause()) {
                assertThat(at.toString()).doesNotContain(pin);
              }
            });
  }

  @Test
  void wrongPin_isDiagnosedAsAFinding() throws Exception {
    assertThat(open(Places.withWrongPin(token, "models")).diagnose())
        .extracting(Finding::status)
        .contains(Finding.Status.FAIL);
  }

  @Test
  void rightPinAfterAWrongOne_logsIn() throws Exception {
    assertDenied(open(Places.withWrongPin(token, "models")), "tried once");
    assertThat(open(Places.of(token, "models")).versions()).isEmpty();
    assertThat(ForeignKeys.info(token).isUserPinCountLow()).isFalse();
    assertDenied(open(Places.withWrongPin(token, "models")), "tried once");
  }

  @Test
  void wrongPinWhileTheProcessIsLoggedIn_isNotTried() throws Exception {
    open(Places.of(token, "models")).versions();
    try (CryptokiFaults logins = new CryptokiFaults(token.module(), CryptokiFaults.LOGIN)) {
      assertThat(open(Places.withWrongPin(token, "models")).versions()).isEmpty();
      assertThat(logins.calls()).isZero();
    }
  }

  @Test
  void pinSourceThatFails_saysWhyAndReachesNoToken() throws Exception {
    Files.delete(token.pinFile());
    try (CryptokiFaults logins = new CryptokiFaults(token.module(), CryptokiFaults.LOGIN)) {
      assertThatThrownBy(() -> open(Places.of(token, "models")).versions())
          .matches(e -> ((KekException) e).kind() == Kind.BAD_CONFIG)
          .hasMessageContaining(token.pinFile().getFileName().toString());
      assertThat(logins.calls()).isZero();
    }
  }

  private static void assertDenied(KekBackend backend, String text) {
    assertThatThrownBy(backend::versions)
        .matches(e -> ((KekException) e).kind() == Kind.DENIED)
        .hasMessageContaining(text);
  }
}
