package io.bulla.provider.kek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.WrappedKey;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappedDekTest {
  private static final String IV = "000102030405060708090a0b";
  private static final String BODY = "aa".repeat(48);
  private static final String BLOB = "0101000000070c" + IV + BODY;

  @Test
  void encoding_isTheDocumentedOne() {
    WrappedKey wrapped = new WrappedKey(1, hex(IV), hex(BODY));
    assertThat(new WrappedDek(7, wrapped).encode()).isEqualTo(hex(BLOB));
  }

  @Test
  void decoding_givesItBack() {
    WrappedDek decoded = WrappedDek.decode(hex(BLOB));
    assertThat(decoded.kekVersion()).isEqualTo(7);
    assertThat(decoded.wrapped().mechanism()).isEqualTo(1);
    assertThat(decoded.wrapped().iv()).isEqualTo(hex(IV));
    assertThat(decoded.encode()).isEqualTo(hex(BLOB));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01",
        "010100000007",
        "0001000000070c", // blob version 0
        "0201000000070c", // a later one
        "0100000000070c", // no mechanism
        "0102000000070c", // another one
        "0105000000070c", // an unknown one
        "0101000000000c", // KEK version 0
        "0101800000000c", // beyond 2^31 - 1
        "0101000000070b", // shorter IV
        "0101000000070d", // longer IV
        "010100000007ff"
      })
  void anyOtherHeader_isRefused(String header) {
    String blob = header.length() < 14 ? header : header + IV + BODY;
    assertThatThrownBy(() -> WrappedDek.decode(hex(blob)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the wrapped key is malformed");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 81, 8174})
  void bodyThatIsNoDek_isRefused(int bytes) {
    assertThatThrownBy(() -> WrappedDek.decode(hex("0101000000070c" + IV + "aa".repeat(bytes))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 300, 4096})
  void ciphertextOfAPlace_isAnyUpToItsBound(int bytes) {
    byte[] blob = hex("01030000000700" + "aa".repeat(bytes));
    assertThat(WrappedDek.decode(blob).encode()).isEqualTo(blob);
    assertThat(blob).hasSizeLessThanOrEqualTo(WrappedDek.maxBlobBytesOfPlace());
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 384, 512})
  void oaep_hasTheLengthOfAModulus_andNamesAVersionOrNone(int bytes) {
    String body = "aa".repeat(bytes);
    for (String iv : new String[] {"00", "10" + "bb".repeat(16)}) {
      byte[] blob = hex("010400000007" + iv + body);
      assertThat(WrappedDek.decode(blob).encode()).isEqualTo(blob);
    }
  }

  @Test
  void otherLengthsOfPlacesAndOaep_areRefused() {
    String[] blobs = {
      "01030000000700", // nothing
      "01030000000700" + "aa".repeat(4097),
      "01030000000701bb" + "aa".repeat(100), // an IV
      "01040000000700" + "aa".repeat(255),
      "01040000000700" + "aa".repeat(257),
      "0104000000070cbb" + "bb".repeat(11) + "aa".repeat(256)
    };
    for (String blob : blobs) {
      assertThatThrownBy(() -> WrappedDek.decode(hex(blob)))
          .as(blob.substring(0, 14) + ", " + blob.length() / 2)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
