package io.bulla.agent.hooks.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.agent.hooks.UnfitModelException;
import io.bulla.agent.hooks.onnxruntime.Tensor.Range;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorTest {
  private static final int FLOAT = 1;
  private static final int STRING = 8;

  @Test
  void rangeInAFile_isWhatTheModelSays() throws Exception {
    Map<String, String> entries = Map.of("location", "w.bin", "offset", "8", "length", "12");
    assertThat(tensor(FLOAT, List.of(3L), entries).dataIn(20)).isEqualTo(new Range(8, 20));
  }

  @Test
  void lengthThatIsNotSaid_isThatOfTheShape() throws Exception {
    assertThat(tensor(FLOAT, List.of(3L, 2L), Map.of("location", "w.bin")).dataIn(100))
        .isEqualTo(new Range(0, 24));
  }

  @ParameterizedTest
  @CsvSource({
    "8, 13",
    "21, 0",
    "0, 21",
    "999999999999999999, 999999999999999999",
    "-1, 4",
    "0, -1",
    "0x1, 4",
    "9999999999999999999, 1",
    "' 1', 4"
  })
  void rangeOutsideTheFile_isRefused(String offset, String length) {
    Map<String, String> entries = Map.of("location", "w.bin", "offset", offset, "length", length);
    assertThatThrownBy(() -> tensor(FLOAT, List.of(3L), entries).dataIn(20))
        .isInstanceOf(UnfitModelException.class)
        .hasMessageContaining("tensor \"w\"");
  }

  @Test
  void lengthThatCannotBeTold_isRefused() {
    Map<String, String> entries = Map.of("location", "w.bin");
    assertThatThrownBy(() -> tensor(STRING, List.of(3L), entries).dataIn(20))
        .hasMessageContaining("its length cannot be told");
    List<Long> huge = List.of(Long.MAX_VALUE, 2L);
    assertThatThrownBy(() -> tensor(FLOAT, huge, entries).dataIn(20))
        .hasMessageContaining("its length cannot be told");
  }

  @Test
  void tensorWithoutALocation_isRefused() {
    assertThatThrownBy(() -> tensor(FLOAT, List.of(3L), Map.of()).location())
        .hasMessageContaining("does not say in which");
  }

  private static Tensor tensor(int type, List<Long> dimensions, Map<String, String> entries) {
    return new Tensor("w", type, dimensions, true, entries, Range.NONE, true, List.of());
  }
}
