package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.core.AllHooks;
import io.bulla.agent.hooks.Hook;
import org.junit.jupiter.api.Test;

class EngineClassesTest {
  @Test
  void namesOfTheTransformer_areThoseOfTheHooks() {
    assertThat(AllHooks.list())
        .extracting(Hook::internalName)
        .containsExactlyInAnyOrderElementsOf(EngineClasses.NAMES);
  }
}
