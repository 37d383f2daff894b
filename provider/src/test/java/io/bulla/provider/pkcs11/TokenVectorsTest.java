package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.WrapVectors;
import io.bulla.provider.WrapVectors.Vector;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KeyWrapping;
import io.bulla.testing.SoftHsmToken;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The vectors on the token, by the mechanism that was found. Their keys are objects of the session:
 * as a KEK of the token an imported key is refused.
 */
class TokenVectorsTest {

  private KekPlace place;
  private Pkcs11Token token;

  @BeforeEach
  void openToken() throws KekException {
    place = Places.of(SoftHsmToken.fresh(), "models");
    token = OpenTokens.of(TokenAddress.of(place));
  }

  @ParameterizedTest
  @EnumSource
  void vectors_areWrappedAndUnwrappedOrRefused(KeyWrapping wrapping) throws Exception {
    List<Vector> vectors = WrapVectors.of(wrapping);
    assertThat(vectors).hasSizeGreaterThan(1000);
    int wrapped =
        token.use(
            PinOfKek.of(place),
            generation -> {
              WrapOffer offer = token.mechanisms().require(generation, wrapping);
              KeySession session =
                  KeySession.open(
                      token.connector().inspector().orElseThrow().module(), generation.slotId());
              int count = 0;
              for (Vector vector : vectors) {
                count += check(session, offer, vector) ? 1 : 0;
              }
              session.close();
              return count;
            });
    // NIST's plaintexts for KWP have lengths that SoftHSM wraps wrongly: they are only unwrapped.
    assertThat(wrapped).isGreaterThan(wrapping == KeyWrapping.KW ? 800 : 8);
  }

  /** Whether it was wrapped, too. */
  private static boolean check(KeySession session, WrapOffer offer, Vector vector)
      throws CryptokiException {
    long kek = session.importWrappingKey(vector.key());
    try {
      if (vector.plaintext().isEmpty()) {
        assertRefused(session, offer, kek, vector);
        return false;
      }
      byte[] plaintext = vector.plaintext().get();
      long back = session.unwrap(offer.mechanism(), kek, vector.ciphertext());
      assertThat(session.value(back)).as("%s", vector).isEqualTo(plaintext);
      session.destroy(back);
      return offer.wraps(plaintext.length) && isWrapped(session, offer, kek, vector, plaintext);
    } finally {
      session.destroy(kek);
    }
  }

  private static boolean isWrapped(
      KeySession session, WrapOffer offer, long kek, Vector vector, byte[] plaintext)
      throws CryptokiException {
    long key = session.importKey(plaintext);
    assertThat(session.wrap(offer.mechanism(), kek, key))
        .as("%s", vector)
        .isEqualTo(vector.ciphertext());
    session.destroy(key);
    return true;
  }

  /** By its length already, before the token sees it, or by the token. */
  private static void assertRefused(KeySession session, WrapOffer offer, long kek, Vector vector) {
    if (offer.wrapping().makes(vector.ciphertext().length)) {
      assertThatThrownBy(() -> session.unwrap(offer.mechanism(), kek, vector.ciphertext()))
          .as("%s", vector)
          .isInstanceOf(CryptokiException.class)
          .extracting(e -> TokenKeyWrap.BAD.contains(((CryptokiException) e).name()))
          .isEqualTo(true);
    }
  }
}
