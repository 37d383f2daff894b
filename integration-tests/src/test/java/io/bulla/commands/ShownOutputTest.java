package io.bulla.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownOutputTest {
  private static boolean fits(String output, String... shown) {
    return new ShownOutput(List.of(shown)).fits(output);
  }

  @Test
  void ellipsis_standsForTextInALine_andForLines_andForNothingElse() {
    assertThat(fits("id 4711 of a\n", "id … of a")).isTrue();
    assertThat(fits("id 4711 of b\n", "id … of a")).isFalse();
    assertThat(fits("id 4711\nof a\n", "id … of a")).isFalse();
    assertThat(fits("a\nb\nc\n", "a", "…", "c")).isTrue();
    assertThat(fits("a\nc\n", "a", "…", "c")).isTrue();
  }

  @Test
  void linesThatAreMoreOrFewer_doNotFit_andGapsDoNotCount() {
    assertThat(fits("a\n")).isFalse();
    assertThat(fits("", "a")).isFalse();
    assertThat(fits("a\nb\n", "a")).isFalse();
    assertThat(fits("a    b\n", "a  b")).isTrue();
    assertThat(fits("")).isTrue();
  }
}
