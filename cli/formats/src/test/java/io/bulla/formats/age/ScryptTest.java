package io.bulla.formats.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** scrypt by a vector of RFC 7914. */
class ScryptTest {
  /** Section 12 has p = 1 and r = 8 with N = 16384 only; the key is its first half. */
  @Test
  void vectorOfTheRfc_isMet() throws Exception {
    byte[] key =
        Scrypt.derive(
            "pleaseletmein".getBytes(StandardCharsets.US_ASCII),
            "SodiumChloride".getBytes(StandardCharsets.US_ASCII),
            14);
    assertThat(HexFormat.of().formatHex(key))
        .isEqualTo("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2");
  }

  @Test
  void moreMemoryThanTheJvmHas_isRefused() {
    assertThatThrownBy(() -> Scrypt.derive(new byte[] {1}, new byte[] {1}, 22))
        .isInstanceOf(NotEnoughMemoryException.class);
  }
}
