package io.bulla.provider.azurekms;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.spi.WrappedKey;
import org.junit.jupiter.api.Test;

class VersionIdTest {
  private static final String HEX = "000102030405060708090a0b0c0d0e0f";
  private static final KeyAddress MODELS =
      new KeyAddress("v.vault.azure.net", "v.vault.azure.net", "models");

  /** {@code printf 000102030405060708090a0b0c0d0e0f | xxd -r -p | sha256sum} begins be45cb26. */
  @Test
  void number_isTheBeginningOfTheHash_withoutItsFirstBit() {
    assertThat(new VersionId(HEX).number()).isEqualTo(0xbe45cb26 & 0x7fffffff);
  }

  @Test
  void anyByteOfTheIdChanged_isAnotherNumber() {
    byte[] bytes = new VersionId(HEX).bytes();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      VersionId other =
          VersionId.in(new WrappedKey(WrappedKey.RSA_OAEP_256, changed, new byte[256]))
              .orElseThrow();
      assertThat(other.number()).isNotEqualTo(new VersionId(HEX).number());
    }
  }

  @Test
  void id_isReadFromTheKeysOwnKid_underAnyNameOfTheVault() {
    String path = "/keys/models/" + HEX;
    assertThat(VersionId.inKid("https://v.vault.azure.net" + path, MODELS))
        .contains(new VersionId(HEX));
    assertThat(VersionId.inKid("https://other.example:1" + path, MODELS)).isPresent();
    for (String wrong :
        new String[] {
          "",
          "https://v.vault.azure.net/keys/others/" + HEX,
          "https://v.vault.azure.net/keys/models",
          "https://v.vault.azure.net" + path + "/more",
          "http://v.vault.azure.net" + path
        }) {
      assertThat(VersionId.inKid(wrong, MODELS)).as(wrong).isEmpty();
    }
  }
}
