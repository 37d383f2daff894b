package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tests of every engine whose models are one file each. */
interface SealedFilesOfAnEngine {
  /** The engine's trial, which has run. */
  EngineTrial trial();

  /** The engine and its version, as the agent names them. */
  String engine();

  @Test
  default void sealedModels_computeWhatThePlaintextOnesDo() {
    for (String name : trial().names()) {
      String plain = trial().result("plain", name);
      assertThat(plain).isNotNull().doesNotStartWith("refused");
      assertThat(trial().result("alone", name)).as(trial().errors()).isEqualTo(plain);
      assertThat(trial().result("whole", name)).as(trial().errors()).isEqualTo(plain);
    }
  }

  @Test
  default void changedModel_isRefused() {
    for (String name : trial().names()) {
      assertThat(trial().result("changed", name))
          .startsWith("refused")
          .contains("io.bulla.loader.ModelAuthenticationException", name);
    }
  }

  @Test
  default void plaintextModelInASealedDirectory_isRefused() {
    for (String name : trial().names()) {
      assertThat(trial().result("mixed", name))
          .startsWith("refused")
          .contains("io.bulla.loader.Model");
    }
  }

  @Test
  default void plaintextModel_isRefusedWhereThePolicySaysSo() {
    for (String name : trial().names()) {
      assertThat(trial().result("unsealed", name))
          .startsWith("refused")
          .contains("agent.plaintext is deny");
    }
  }

  @Test
  default void engine_isHookedAndTested_andLeavesNoLinks() {
    assertThat(trial().errors()).contains(engine() + " is hooked").doesNotContain("was not tested");
    assertThat(trial().linksLeft()).isEmpty();
  }
}
