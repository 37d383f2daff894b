package io.bulla.provider.awskms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.spi.KeyContext;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EncryptionContextTest {
  private static Map<String, String> of(String context) {
    return EncryptionContext.of(new KeyContext(context.getBytes(UTF_8)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void lines_areTheirPairs() {
    assertThat(of("model-id=mini\nmodel-version=3\n"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("model-id", "mini", "model-version", "3"));
  }

  @Test
  void nothing_isNothing() {
    assertThat(of("")).isEmpty();
  }

  @Test
  void anythingElse_isWhole() {
    for (String other : new String[] {"\u0001", "a=b", "b=1\na=1\n", "a=\n", "A=b\n"}) {
      assertThat(of(other)).containsExactlyEntriesOf(Map.of("bulla-context", base64(other)));
    }
  }

  @Test
  void otherContexts_areNeverTheSame() {
    String whole = base64("\u0001");
    String[] contexts = {
      "",
      "\u0001",
      "bulla-context=" + whole + "\n",
      "a=b\n",
      "a=b",
      "a=\n",
      "a=b\nc=d\n",
      "c=d\na=b\n"
    };
    Set<Map<String, String>> pairs = new HashSet<>();
    for (String context : contexts) {
      pairs.add(of(context));
    }
    assertThat(pairs).hasSize(contexts.length);
  }
}
