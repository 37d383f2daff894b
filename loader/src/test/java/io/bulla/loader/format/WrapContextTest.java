package io.bulla.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WrapContextTest {
  @Test
  void context_isLinesInTheSpecifiedOrder() {
    byte[] context = Samples.fileCore().context().encode();
    assertThat(new String(context, StandardCharsets.US_ASCII))
        .isEqualTo(
            """
            model-id=all-minilm_l6.v2
            model-version=7
            purpose=bulla-model-dek-v1
            seal-id=a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5
            suite=1
            """);
  }
}
