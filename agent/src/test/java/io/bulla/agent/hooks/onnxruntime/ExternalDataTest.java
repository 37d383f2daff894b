package io.bulla.agent.hooks.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages by hand: a field's tag is its number times 8, plus 2 where a length follows. */
class ExternalDataTest {
  @ParameterizedTest
  @CsvSource({
    "graph.initializer, 3a 04 2a 02 70 01",
    "graph.sparse_initializer.values, 3a 06 7a 04 0a 02 70 01",
    "graph.node.attribute.t, 3a 08 0a 06 2a 04 2a 02 70 01",
    "graph.node.attribute.g.initializer, 3a 0a 0a 08 2a 06 32 04 2a 02 70 01",
    "functions.node.attribute.tensors, ca 01 08 3a 06 2a 04 52 02 70 01",
    "after another field, 08 07 3a 04 2a 02 70 01"
  })
  void tensorInAnotherFile_isFoundIn(String place, String message) {
    assertThat(ExternalData.refusal(bytes(message))).as(place).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "data in the model, 3a 04 2a 02 70 00",
    "the same number outside a tensor, 3a 02 70 01",
    "length beyond the end, 3a 7f 2a 02 70 01",
    "negative length, 3a ff ff ff ff ff ff ff ff ff 01 2a 02 70 01",
    "endless varint, ff ff ff ff ff ff ff ff ff ff ff ff",
    "nothing, ''",
    "ORT's own format, 08 00 00 00 4f 52 54 4d 3a 04 2a 02 70 01"
  })
  void anythingElse_isLeftToTheEngine(String what, String message) {
    assertThat(ExternalData.refusal(bytes(message))).as(what).isEmpty();
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
