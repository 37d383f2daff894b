package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.djl.DjlHooks;
import io.bulla.agent.hooks.onnxruntime.OrtHooks;
import io.bulla.agent.hooks.tokenizers.TokenizersHooks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineClassesTest {
  @Test
  void namesOfTheTransformer_areThoseOfTheHooks() {
    List<Hook> hooks = new ArrayList<>(DjlHooks.all());
    hooks.addAll(TokenizersHooks.all());
    hooks.addAll(OrtHooks.all());
    assertThat(hooks)
        .extracting(Hook::internalName)
        .containsExactlyInAnyOrderElementsOf(EngineClasses.NAMES);
  }
}
