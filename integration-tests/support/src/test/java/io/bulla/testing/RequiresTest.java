package io.bulla.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class RequiresTest {
  private final String before = System.getProperty("bulla.require", "some");

  @AfterEach
  void restore() {
    System.setProperty("bulla.require", before);
  }

  @Test
  void absentThing_skipsTheTestAndSaysWhy() {
    System.setProperty("bulla.require", "some");

    assertThatThrownBy(() -> Requires.that(false, "a token", "install one"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContainingAll("a token", "install one");
  }

  @Test
  void absentThing_failsTheTestWhereAllIsRequired() {
    System.setProperty("bulla.require", "all");

    assertThatThrownBy(() -> Requires.that(false, "a token", "install one"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a token");
    assertThatThrownBy(() -> Requires.present(Optional.empty(), "a token", "install one"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void presentThing_goesOn() {
    System.setProperty("bulla.require", "all");

    assertThatCode(() -> Requires.that(true, "a token", "none")).doesNotThrowAnyException();
    assertThat(Requires.present(Optional.of("x"), "a token", "none")).isEqualTo("x");
  }
}
