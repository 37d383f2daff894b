package io.bulla.provider.spi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyContextTest {
  @Test
  void linesOfALoader_arePairs() {
    assertThat(pairs("model-id=minilm\nmodel-version=7\nurl=a=b\n").orElseThrow())
        .containsExactly(
            entry("model-id", "minilm"), entry("model-version", "7"), entry("url", "a=b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=1",
        "a=1\n\n",
        "b=1\na=2\n", // another order
        "a=1\na=2\n", // a name twice
        "a=1\na=1\n",
        "A=1\n",
        "=1\n",
        "a\n",
        "a=one two\n",
        "a=\u00e9\n",
        "a=1\r\n"
      })
  void anySecondSpellingOfPairs_isNone(String text) {
    assertThat(pairs(text)).isEmpty();
  }

  @Test
  void contextThatIsTooLong_hasNoPairs() {
    String line = "=" + "v".repeat(200) + "\n";
    assertThat(pairs("a" + line)).isPresent();
    assertThat(pairs("a=" + "v".repeat(201) + "\n")).isEmpty();
    StringBuilder long17 = new StringBuilder();
    for (char name = 'a'; name <= 'q'; name++) {
      long17.append(name).append("=1\n");
    }
    assertThat(pairs(long17.toString())).as("17 lines").isEmpty();
    assertThat(pairs(long17.substring(4))).as("16 lines").isPresent();
  }

  private static Optional<SortedMap<String, String>> pairs(String text) {
    return new KeyContext(text.getBytes(ISO_8859_1)).pairs();
  }
}
