package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KeyWrapping;
import io.bulla.provider.spi.WrappedKey;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a KEK is made for on tokens that lack a mechanism, or import no key. */
class MechanismChoiceTest {

  private static final byte[] DEK = new byte[32];
  private static final byte[] CONTEXT = {7};

  private FaultyToken token;
  private KekBackend backend;

  @BeforeEach
  void openToken() throws Exception {
    token = FaultyToken.fresh();
    token.close();
    backend = open(token.place("models"));
  }

  @AfterEach
  void heal() {
    token.close();
  }

  private static KekBackend open(KekPlace place) throws KekException {
    return new Pkcs11BackendFactory().open(place);
  }

  @Test
  void tokenWithBoth_makesAKekForAesGcm() throws Exception {
    backend.create(1);
    assertThat(DekUses.wrap(backend, 1, DEK, CONTEXT).mechanism()).isEqualTo(WrappedKey.AES_GCM);
  }

  @Test
  void tokenThatTakesNoIv_makesAKekForAesKwp() throws Exception {
    token.fail(FaultyToken.ENCRYPT_INIT, 1, FaultyToken.MECHANISM_PARAM_INVALID);
    backend.create(1);
    WrappedKey wrapped = DekUses.wrap(backend, 1, DEK, CONTEXT);
    assertThat(wrapped.mechanism()).isEqualTo(WrappedKey.AES_KWP);
    assertThat(DekUses.unwrap(backend, 1, wrapped, CONTEXT)).isEqualTo(DEK);
    assertThatThrownBy(() -> DekUses.unwrap(backend, 1, wrapped, new byte[0]))
        .matches(e -> ((KekException) e).kind() == Kind.BAD_TAG);
    assertThat(backend.diagnose())
        .filteredOn(finding -> finding.name().endsWith("AES-GCM"))
        .extracting(Finding::status, Finding::detail)
        .containsExactly(tuple(Finding.Status.WARN, "CKR_MECHANISM_PARAM_INVALID"));
  }

  @Test
  void tokenWithNeither_isRefusedAndBothAreNamed() {
    token
        .fail(FaultyToken.ENCRYPT_INIT, 1, FaultyToken.MECHANISM_PARAM_INVALID)
        .fail(FaultyToken.WRAP_KEY, 1, FaultyToken.MECHANISM_INVALID);
    assertThatThrownBy(() -> backend.create(1))
        .matches(e -> ((KekException) e).kind() == Kind.REFUSED)
        .hasMessageContaining("CKM_AES_GCM: CKR_MECHANISM_PARAM_INVALID")
        .hasMessageContaining("no AES-KWP (CKM_AES_KEY_WRAP_KWP or CKM_AES_KEY_WRAP_PAD)");
  }

  @Test
  void mechanismThatWasAskedForAndIsMissing_isNotReplaced() throws Exception {
    token.fail(FaultyToken.WRAP_KEY, 1, FaultyToken.MECHANISM_INVALID);
    KekBackend asking = open(Places.with(token.place("models"), "x-bulla-mechanism", "aes-kwp"));
    assertThatThrownBy(() -> asking.create(1))
        .matches(e -> ((KekException) e).kind() == Kind.REFUSED)
        .hasMessageContaining("no AES-KWP");
  }

  @Test
  void mechanismThatIsNone_isRefused() throws Exception {
    KekBackend asking = open(Places.with(token.place("models"), "x-bulla-mechanism", "aes-ecb"));
    assertThatThrownBy(() -> asking.create(1))
        .matches(e -> ((KekException) e).kind() == Kind.BAD_CONFIG)
        .hasMessageContaining("aes-gcm or aes-kwp");
  }

  /** Its payloads are imported all the same: without that, nothing can be wrapped. */
  @Test
  void tokenThatImportsNoKek_isTriedByARoundTrip() throws Exception {
    KekBackend other = open(Places.with(token.place("other"), "x-bulla-mechanism", "aes-kwp"));
    other.create(1);
    while (token.calls(FaultyToken.CREATE_OBJECT) < 20) {
      DekUses.wrap(other, 1, DEK, CONTEXT);
    }
    FaultyToken stern = FaultyToken.fresh();
    int next = (int) token.calls(FaultyToken.CREATE_OBJECT) + 1;
    stern.fail(FaultyToken.CREATE_OBJECT, next, FaultyToken.TEMPLATE_INCONSISTENT);
    KekPlace place = stern.place("models");
    Pkcs11Token opened = OpenTokens.of(TokenAddress.of(place));
    TokenOperation<Optional<WrapOffer>> kwp =
        generation -> opened.mechanisms().keyWrapping(generation, KeyWrapping.KWP);
    assertThat(opened.use(PinOfKek.of(place), kwp))
        .contains(new WrapOffer(KeyWrapping.KWP, 0x210A, false, false));
  }
}
