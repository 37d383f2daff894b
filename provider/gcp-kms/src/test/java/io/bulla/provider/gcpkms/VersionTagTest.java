package io.bulla.provider.gcpkms;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.spi.WrappedKey;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class VersionTagTest {
  private static final byte[] DEK = new byte[32];

  /**
   * {@code (printf bulla-gcp-kms-version; printf '\0\0\0\1'; head -c 32 /dev/zero) | sha256sum}.
   */
  @Test
  void tag_isTheBeginningOfThatHash() {
    assertThat(HexFormat.of().formatHex(VersionTag.of(1, DEK)))
        .isEqualTo("410ed4e337a49b33f8a740d66b110e5c");
  }

  @Test
  void taggedCiphertext_comesBack_andIsOfItsVersionAndDekAlone() {
    WrappedKey wrapped = TaggedCiphertext.of(new byte[] {7, 8}, 1, DEK).orElseThrow().wrapped();
    assertThat(wrapped.ciphertext()).hasSize(2 + VersionTag.BYTES);
    TaggedCiphertext back = TaggedCiphertext.in(wrapped).orElseThrow();
    assertThat(back.ciphertext()).containsExactly(7, 8);
    assertThat(back.isOf(1, DEK)).isTrue();
    assertThat(back.isOf(2, DEK)).isFalse();
    assertThat(back.isOf(1, new byte[31])).isFalse();
  }

  @Test
  void ciphertextThatNoBlobTakes_orIsShorterThanATag_isNone() {
    int most = WrappedKey.PLACE_AEAD_MAX_BYTES - VersionTag.BYTES;
    assertThat(TaggedCiphertext.of(new byte[most], 1, DEK)).isPresent();
    assertThat(TaggedCiphertext.of(new byte[most + 1], 1, DEK)).isEmpty();
    assertThat(TaggedCiphertext.of(new byte[0], 1, DEK)).isEmpty();
    WrappedKey tagAlone =
        new WrappedKey(WrappedKey.PLACE_AEAD, new byte[0], new byte[VersionTag.BYTES]);
    assertThat(TaggedCiphertext.in(tagAlone)).isEmpty();
  }
}
