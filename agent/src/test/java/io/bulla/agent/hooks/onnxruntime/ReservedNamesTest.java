package io.bulla.agent.hooks.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages by hand, in which 61 is the name a. */
class ReservedNamesTest {
  @ParameterizedTest
  @CsvSource({
    "an output of the model, 3a 05 62 03 0a 01 61",
    "an initializer of an inner graph, 3a 0b 0a 09 2a 07 32 05 2a 03 42 01 61",
    "a value in an inner graph, 3a 0b 0a 09 2a 07 32 05 0a 03 12 01 61",
    "an input of an inner graph, 3a 0b 0a 09 2a 07 32 05 5a 03 0a 01 61",
    "a value in a function, ca 01 05 3a 03 12 01 61",
    "two initializers, 3a 0a 2a 03 42 01 61 2a 03 42 01 61"
  })
  void nameOfSomethingElse_isReserved(String what, String message) throws IOException {
    assertThat(ReservedNames.of(bytes(message))).as(what).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({
    "one initializer, 3a 05 2a 03 42 01 61",
    "an input of the model, 3a 05 5a 03 0a 01 61",
    "a value in the main graph, 3a 05 0a 03 12 01 61"
  })
  void nameOfOneInitializer_isFree(String what, String message) throws IOException {
    assertThat(ReservedNames.of(bytes(message))).as(what).isEmpty();
  }

  private static BufferInput bytes(String hex) {
    return new BufferInput(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
  }
}
