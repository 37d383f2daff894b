package io.bulla.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columns_areAsWideAsTheirWidestCell() {
    Table table = new Table("ID", ">N", "PLACE").row("models", "1", "here").row("m", "10", "");
    assertThat(table.lines())
        .containsExactly("ID       N  PLACE", "models   1  here", "m       10");
  }

  @Test
  void rowOfAnotherWidth_isRefused() {
    assertThatThrownBy(() -> new Table("A", "B").row("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 cells for 2 columns");
  }
}
