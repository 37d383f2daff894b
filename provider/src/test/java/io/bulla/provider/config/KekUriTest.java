package io.bulla.provider.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KekUriTest {
  private static final Path BASE = Path.of("/etc/bulla");

  @Test
  void pkcs11Uri_isSplitAndDecoded() {
    KekUri uri =
        parse("pkcs11:token=The%20%C3%9Cber%3Btoken;object=k?module-path=l/x.so&pin-source=env:P");
    assertThat(uri.scheme()).isEqualTo("pkcs11");
    assertThat(uri.path()).isEmpty();
    assertThat(uri.attributes())
        .isEqualTo(
            Map.of(
                "token",
                "The Über;token",
                "object",
                "k",
                "module-path",
                "/etc/bulla/l/x.so",
                "pin-source",
                "env:P"));
  }

  @Test
  void keystoreUri_resolvesAgainstTheConfiguration() {
    assertThat(parse("keystore:../k%20eys.bcfks").path()).isEqualTo("/etc/k eys.bcfks");
    assertThat(parse("KEYSTORE:/abs/keys?object=o").attributes()).isEqualTo(Map.of("object", "o"));
  }

  @Test
  void extensionsUri_isLeftToIt() {
    KekUri uri = parse("hcvault://host/transit?key=a");
    assertThat(uri.path()).isEqualTo("//host/transit");
    assertThat(uri.attributes()).isEqualTo(Map.of("key", "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "models",
        ":x",
        "keystore:",
        "keystore:?object=a",
        "keystore://host/file",
        "keystore:f?object",
        "keystore:f?object=a&object=b",
        "keystore:f?unknown=1",
        "keystore:f?password=x",
        "keystore:f%",
        "keystore:f%4",
        "keystore:f%zz",
        "keystore:f%ff",
        "keystore:f%00",
        "pkcs11:token",
        "pkcs11:token=a;token=b",
        "pkcs11:token=a?token=b",
        "pkcs11:token=a;library-version=3",
        "pkcs11:token=a?pin-value=1234"
      })
  void malformedOrUnknown_isRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static KekUri parse(String text) {
    return KekUri.parse(text, BASE);
  }
}
