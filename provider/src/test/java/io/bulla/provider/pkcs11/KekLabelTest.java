package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KekLabelTest {

  @Test
  void freshLabel_isParsedToItself() {
    KekLabel label = KekLabel.fresh("models-eu", 2147483647);
    assertThat(KekLabel.parse(label.text())).contains(label);
    assertThat(KekLabel.fresh("models-eu", 1).text())
        .startsWith("bulla:models-eu:1:")
        .isNotEqualTo(KekLabel.fresh("models-eu", 1).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "models",
        "bulla:models",
        "bulla:models:1",
        "bulla:models:0:0123456789abcdef",
        "bulla:models:01:0123456789abcdef",
        "bulla:models:-1:0123456789abcdef",
        "bulla:models:2147483648:0123456789abcdef",
        "bulla:models:1:0123456789ABCDEF",
        "bulla:models:1:0123456789abcde",
        "bulla::1:0123456789abcdef",
        "xbulla:models:1:0123456789abcdef"
      })
  void otherLabels_areNotBullas(String text) {
    assertThat(KekLabel.parse(text)).isEmpty();
  }
}
