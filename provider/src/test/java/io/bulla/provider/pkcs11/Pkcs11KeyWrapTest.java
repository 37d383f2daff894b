package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import com.sun.jna.ptr.LongByReference;
import io.bulla.provider.KeyWrapContract;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KeyWrapping;
import io.bulla.provider.spi.WrappedKey;
import io.bulla.testing.SoftHsmToken;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Pkcs11KeyWrapTest extends KeyWrapContract {

  private static final long GENERIC_SECRET = 0x10;

  @Override
  protected String[] settings() {
    SoftHsmToken token = SoftHsmToken.fresh();
    return new String[] {
      "kek.models = pkcs11:token="
          + token.label()
          + "?module-path="
          + token.module()
          + "&pin-source=file:"
          + token.pinFile().toAbsolutePath()
          + "&x-bulla-mechanism=aes-kwp"
    };
  }

  private static KekPlace place(SoftHsmToken token, String mechanism) {
    return Places.with(Places.of(token, "models"), "x-bulla-mechanism", mechanism);
  }

  private static KekBackend created(KekPlace place) throws KekException {
    KekBackend backend = new Pkcs11BackendFactory().open(place);
    backend.create(1);
    return backend;
  }

  @Test
  void mechanismsOfTheToken_areFoundByTheirAnswers() throws Exception {
    KekPlace place = place(SoftHsmToken.fresh(), "aes-kwp");
    Pkcs11Token token = OpenTokens.of(TokenAddress.of(place));
    TokenOperation<Optional<WrapOffer>> kwp =
        generation -> token.mechanisms().keyWrapping(generation, KeyWrapping.KWP);
    TokenOperation<Optional<WrapOffer>> kw =
        generation -> token.mechanisms().keyWrapping(generation, KeyWrapping.KW);
    assertThat(token.use(PinOfKek.of(place), kwp))
        .contains(new WrapOffer(KeyWrapping.KWP, 0x210A, false, true));
    assertThat(token.use(PinOfKek.of(place), kw))
        .contains(new WrapOffer(KeyWrapping.KW, 0x2109, true, true));
    assertThat(token.use(PinOfKek.of(place), token.mechanisms()::gcm))
        .isEqualTo(GcmOffer.KNOWN_ANSWER);
  }

  /** SoftHSM would pad it with zeros, and others would then unwrap another key. */
  @Test
  void lengthThatTheTokenWrapsWrongly_isRefused() throws Exception {
    KekBackend backend = created(place(SoftHsmToken.fresh(), "aes-kwp"));
    assertThatThrownBy(() -> backend.wrapKey(KeyWrapping.KWP, 1, new byte[20]))
        .matches(e -> ((KekException) e).kind() == KekException.Kind.REFUSED)
        .hasMessageContaining("20 bytes otherwise than AES/KWP/NoPadding says")
        .hasMessageContaining("0x210a");
  }

  @Test
  void kekForEncryption_doesNotWrapKeys() throws Exception {
    KekBackend backend = created(Places.of(SoftHsmToken.fresh(), "models"));
    assertThatThrownBy(() -> backend.wrapKey(KeyWrapping.KWP, 1, new byte[32]))
        .matches(e -> ((KekException) e).kind() == KekException.Kind.REFUSED)
        .hasMessageContaining("x-bulla-mechanism=aes-kwp");
  }

  @Test
  void kekForWrapping_doesNotDecrypt() throws Exception {
    KekBackend backend = created(place(SoftHsmToken.fresh(), "aes-kwp"));
    WrappedKey asIfByGcm = new WrappedKey(WrappedKey.AES_GCM, new byte[12], new byte[48]);
    assertThatThrownBy(() -> DekUses.unwrap(backend, 1, asIfByGcm, new byte[0]))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("CKR_KEY_FUNCTION_NOT_PERMITTED");
  }

  @Test
  void sessionObjects_areGoneAfterwards() throws Exception {
    SoftHsmToken token = SoftHsmToken.fresh();
    KekBackend backend = created(place(token, "aes-kwp"));
    WrappedKey wrapped = DekUses.wrap(backend, 1, new byte[32], new byte[1]);
    byte[] changed = wrapped.ciphertext().clone();
    changed[9] ^= 1;
    assertThat(DekUses.unwrap(backend, 1, wrapped, new byte[1])).isEqualTo(new byte[32]);
    assertThatThrownBy(
            () ->
                DekUses.unwrap(
                    backend,
                    1,
                    new WrappedKey(WrappedKey.AES_KWP, new byte[0], changed),
                    new byte[1]))
        .matches(e -> ((KekException) e).kind() == KekException.Kind.BAD_TAG);
    assertThat(payloadsLeft(token)).isZero();
  }

  private static long payloadsLeft(SoftHsmToken token) throws Exception {
    CryptokiModule module = Inspectors.of(token.module()).orElseThrow().module();
    LongByReference session = new LongByReference();
    LongByReference count = new LongByReference();
    module.call(CryptokiFunction.OPEN_SESSION, ForeignKeys.slotId(token), 4L, null, null, session);
    try (ObjectTemplate template =
            ObjectTemplate.builder().number(AttributeType.KEY_TYPE, GENERIC_SECRET).build();
        Memory found = new Memory(64)) {
      long handle = session.getValue();
      module.call(CryptokiFunction.FIND_OBJECTS_INIT, handle, template.pointer(), 1L);
      module.call(CryptokiFunction.FIND_OBJECTS, handle, found, 8L, count);
      module.call(CryptokiFunction.FIND_OBJECTS_FINAL, handle);
      module.call(CryptokiFunction.CLOSE_SESSION, handle);
    }
    return count.getValue();
  }
}
