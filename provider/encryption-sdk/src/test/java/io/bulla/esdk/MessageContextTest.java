package io.bulla.esdk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.spi.KeyContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MessageContextTest {
  private static String text(Map<String, String> context) {
    return new String(MessageContext.of(context), US_ASCII);
  }

  @Test
  void plainContext_isLinesByItsNames_whichServicesTakeAsPairs() {
    assertThat(text(Map.of("stage", "training", "model-id", "mini")))
        .isEqualTo("model-id=mini\npurpose=aws-encryption-sdk-data-key-v1\nstage=training\n");
    assertThat(text(Map.of())).isEqualTo("purpose=aws-encryption-sdk-data-key-v1\n");
    assertThat(new KeyContext(MessageContext.of(Map.of("stage", "training"))).pairs()).isPresent();
  }

  @Test
  void anyOther_isOneLine() {
    String one = "encryption-context=AAAAAUEAAAABYg==\npurpose=aws-encryption-sdk-data-key-v1\n";
    assertThat(text(Map.of("A", "b"))).isEqualTo(one);
  }

  @Test
  void twoContexts_neverGiveTheSame() {
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 16; i++) {
      many.put("n" + i, "v");
    }
    List<Map<String, String>> contexts =
        List.of(
            Map.of(),
            many,
            Map.of("a", "b"),
            Map.of("A", "b"),
            Map.of("a", ""),
            Map.of("a", "b\nc=d"),
            Map.of("a", "b", "c", "d"),
            Map.of("a", "b=c"),
            Map.of("Ab", "c"),
            Map.of("A", "bc"),
            Map.of("purpose", "aws-encryption-sdk-data-key-v1"),
            Map.of("purpose", "bulla-model-dek-v1"),
            Map.of("encryption-context", "AAAAAUEAAAABYg=="),
            Map.of("ä", "b"),
            Map.of("?", "b"),
            Map.of("a", "v".repeat(201)));
    assertThat(contexts.stream().map(MessageContextTest::text).distinct()).hasSize(contexts.size());
  }
}
