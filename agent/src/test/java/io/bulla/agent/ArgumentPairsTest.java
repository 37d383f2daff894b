package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What premain reads of the agent's argument. */
class ArgumentPairsTest {
  @Test
  void file_isNoPairs() {
    assertThat(ArgumentPairs.are("/etc/bulla=1/bulla.properties")).isFalse();
    assertThat(ArgumentPairs.are("")).isFalse();
    assertThat(ArgumentPairs.are("=x")).isFalse();
    assertThat(ArgumentPairs.are("Config=x")).isFalse();
    assertThat(ArgumentPairs.value("/a,config=b", "config")).isNull();
  }

  @Test
  void commas_thatNoKeyFollows_areOfTheValue() {
    String argument = "agent.load-points=a.B#c(J)V@0:path, d.E#f()V@1,2=,config=/x=y,z,k-1.0=";
    assertThat(ArgumentPairs.are(argument)).isTrue();
    assertThat(ArgumentPairs.value(argument, "agent.load-points"))
        .isEqualTo("a.B#c(J)V@0:path, d.E#f()V@1,2=");
    assertThat(ArgumentPairs.value(argument, "config")).isEqualTo("/x=y,z");
    assertThat(ArgumentPairs.value(argument, "k-1.0")).isEmpty();
    assertThat(ArgumentPairs.value(argument, "onfig")).isNull();
  }

  @Test
  void keyThatIsThereTwice_hasItsLastValue() {
    assertThat(ArgumentPairs.value("config=a,config=b", "config")).isEqualTo("b");
  }
}
