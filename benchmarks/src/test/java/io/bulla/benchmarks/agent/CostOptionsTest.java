package io.bulla.benchmarks.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CostOptionsTest {
  @Test
  void partsAndOptions_areTaken() {
    CostOptions options = CostOptions.of("warm", "--pairs=5", "--keks=softhsm", "cold");
    assertThat(options.parts()).containsExactly("warm", "cold");
    assertThat(options.pairs()).isEqualTo(5);
    assertThat(options.keks()).containsExactly("softhsm");
    assertThat(options.text()).isEqualTo("warm cold --keks=softhsm --pairs=5");
  }

  @Test
  void nothingGiven_meansAllParts() {
    CostOptions options = CostOptions.of();
    assertThat(options.parts()).containsExactly("start", "warm", "cold", "djl", "memory", "huge");
    assertThat(options.onnxRuntimes()).isEmpty();
  }

  @Test
  void unknownOption_isRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CostOptions.of("--pair=5"))
        .withMessageContaining("--pair is unknown");
  }
}
