package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.WrappedKey;
import io.bulla.testing.SoftHsmToken;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Pkcs11BackendTest {

  private static final byte[] DEK =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTEXT = {1, 2, 3};

  private SoftHsmToken token;
  private KekBackend backend;

  @BeforeEach
  void openEmptyToken() throws Exception {
    token = SoftHsmToken.fresh();
    backend = open(Places.of(token, "models"));
  }

  private static KekBackend open(KekPlace place) throws KekException {
    return new Pkcs11BackendFactory().open(place);
  }

  @Test
  void emptyToken_hasNoVersions() throws Exception {
    assertThat(backend.versions()).isEmpty();
    assertThat(backend.place()).isEqualTo("pkcs11 token \"" + token.label() + "\"");
  }

  @Test
  void createdKek_neverLeavesTheToken() throws Exception {
    KekVersion created = backend.create(1);
    assertThat(created.protection()).isEqualTo(KekVersion.Protection.NON_EXTRACTABLE);
    assertThat(created.bits()).isEqualTo(256);
    assertThat(backend.versions()).containsExactly(created);
  }

  @Test
  void createdKek_isSeenByAnotherBackendOfTheToken() throws Exception {
    backend.create(1);
    KekBackend other = open(Places.of(token, "models"));
    assertThat(DekUses.unwrap(other, 1, DekUses.wrap(backend, 1, DEK, CONTEXT), CONTEXT))
        .isEqualTo(DEK);
  }

  @Test
  void wrappedDek_isUnwrapped() throws Exception {
    backend.create(1);
    WrappedKey wrapped = DekUses.wrap(backend, 1, DEK, CONTEXT);
    assertThat(wrapped.mechanism()).isEqualTo(WrappedKey.AES_GCM);
    assertThat(wrapped.iv()).hasSize(12);
    assertThat(wrapped.ciphertext()).hasSize(DEK.length + 16);
    assertThat(DekUses.unwrap(backend, 1, wrapped, CONTEXT)).isEqualTo(DEK);
  }

  @Test
  void emptyContext_isAContext() throws Exception {
    backend.create(1);
    WrappedKey wrapped = DekUses.wrap(backend, 1, DEK, new byte[0]);
    assertThat(DekUses.unwrap(backend, 1, wrapped, new byte[0])).isEqualTo(DEK);
    assertBadTag(wrapped, 1, CONTEXT);
  }

  @Test
  void twoWraps_drawTwoIvs() throws Exception {
    backend.create(1);
    assertThat(DekUses.wrap(backend, 1, DEK, CONTEXT).iv())
        .isNotEqualTo(DekUses.wrap(backend, 1, DEK, CONTEXT).iv());
  }

  @Test
  void otherContext_isABadTag() throws Exception {
    backend.create(1);
    assertBadTag(DekUses.wrap(backend, 1, DEK, CONTEXT), 1, new byte[] {1, 2, 4});
  }

  @Test
  void everyFlippedByte_isABadTag() throws Exception {
    backend.create(1);
    WrappedKey wrapped = DekUses.wrap(backend, 1, DEK, CONTEXT);
    for (int i = 0; i < wrapped.ciphertext().length; i += 7) {
      byte[] changed = wrapped.ciphertext().clone();
      changed[i] ^= 1;
      assertBadTag(new WrappedKey(WrappedKey.AES_GCM, wrapped.iv(), changed), 1, CONTEXT);
    }
    assertThat(DekUses.unwrap(backend, 1, wrapped, CONTEXT)).isEqualTo(DEK);
  }

  @Test
  void ciphertextShorterThanATag_isABadTag() throws Exception {
    backend.create(1);
    assertBadTag(new WrappedKey(WrappedKey.AES_GCM, new byte[12], new byte[15]), 1, CONTEXT);
  }

  @Test
  void otherVersionsKey_isABadTag() throws Exception {
    backend.create(1);
    backend.create(2);
    assertThat(backend.versions()).extracting(KekVersion::number).containsExactly(1, 2);
    assertBadTag(DekUses.wrap(backend, 1, DEK, CONTEXT), 2, CONTEXT);
  }

  @Test
  void otherMechanism_isRefused() throws Exception {
    backend.create(1);
    assertThatThrownBy(
            () -> DekUses.unwrap(backend, 1, new WrappedKey(2, new byte[12], DEK), CONTEXT))
        .matches(e -> kind(e) == Kind.REFUSED);
  }

  @Test
  void versionThatExists_isRefused() throws Exception {
    backend.create(1);
    assertThatThrownBy(() -> backend.create(1))
        .matches(e -> kind(e) == Kind.REFUSED)
        .hasMessageContaining("version 1 already");
    assertThat(backend.versions()).hasSize(1);
  }

  @Test
  void versionBelowOneThatExists_isRefused() throws Exception {
    backend.create(2);
    assertThatThrownBy(() -> backend.create(1))
        .matches(e -> kind(e) == Kind.REFUSED)
        .hasMessageContaining("version 2 already");
  }

  @Test
  void versionThatIsNotThere_isNotFound() throws Exception {
    backend.create(1);
    assertThatThrownBy(() -> DekUses.wrap(backend, 2, DEK, CONTEXT))
        .matches(e -> kind(e) == Kind.NOT_FOUND)
        .hasMessageContaining("version 2 of KEK models");
  }

  @Test
  void keksOfOneToken_areApart() throws Exception {
    KekBackend other = open(Places.of(token, "models-eu"));
    backend.create(1);
    assertThat(other.versions()).isEmpty();
    other.create(1);
    WrappedKey wrapped = DekUses.wrap(backend, 1, DEK, CONTEXT);
    assertThatThrownBy(() -> DekUses.unwrap(other, 1, wrapped, CONTEXT))
        .matches(e -> kind(e) == Kind.BAD_TAG);
  }

  @Test
  void healthyToken_isDiagnosedAsHealthy() throws Exception {
    backend.create(1);
    assertThat(backend.diagnose())
        .extracting(Finding::status)
        .containsOnly(Finding.Status.OK)
        .hasSize(4);
  }

  private void assertBadTag(WrappedKey wrapped, int version, byte[] context) {
    assertThatThrownBy(() -> DekUses.unwrap(backend, version, wrapped, context))
        .matches(e -> kind(e) == Kind.BAD_TAG)
        .hasMessageContaining("failed authentication");
  }

  private static Kind kind(Throwable failure) {
    return ((KekException) failure).kind();
  }
}
