package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.djl.DjlHooks;
import io.bulla.agent.hooks.lightgbm.LightgbmHooks;
import io.bulla.agent.hooks.onnxruntime.OrtHooks;
import io.bulla.agent.hooks.pytorch.PytorchHooks;
import io.bulla.agent.hooks.sentencepiece.SentencepieceHooks;
import io.bulla.agent.hooks.tensorflow.TensorflowHooks;
import io.bulla.agent.hooks.tokenizers.TokenizersHooks;
import io.bulla.agent.hooks.xgboost.XgboostHooks;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Versions that hooks call tested, against the engines that tests run with. */
class TestedVersionsTest {
  @Test
  void versions_areThoseOfTheListOfEngines() throws IOException {
    assertThat(testedOf(OrtHooks.all())).isEqualTo(listed("onnxruntime-"));
    assertThat(testedOf(DjlHooks.all())).isEqualTo(union(listed("djl-"), listed("pytorch-")));
    assertThat(testedOf(TokenizersHooks.all()))
        .isEqualTo(union(listed("djl-"), listed("tokenizers-")));
    assertThat(testedOf(XgboostHooks.djl())).isEqualTo(listed("xgboost-"));
    assertThat(testedOf(XgboostHooks.xgboost4j())).isEqualTo(listed("xgboost4j-"));
    assertThat(testedOf(LightgbmHooks.all())).isEqualTo(listed("lightgbm-"));
    assertThat(testedOf(SentencepieceHooks.all())).isEqualTo(listed("sentencepiece-"));
    assertThat(testedOf(PytorchHooks.all())).isEqualTo(listed("pytorch-"));
    assertThat(testedOf(TensorflowHooks.all())).isEqualTo(listed("tensorflow-"));
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    return Stream.of(some, others).flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static Set<String> testedOf(List<Hook> hooks) {
    return hooks.stream()
        .map(Hook::engine)
        .map(Engine::testedVersions)
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  private static Set<String> listed(String prefix) throws IOException {
    Properties engines = new Properties();
    Path list =
        Path.of(System.getProperty("bulla.root"), "integration-tests", "engines.properties");
    try (Reader reader = Files.newBufferedReader(list)) {
      engines.load(reader);
    }
    return engines.stringPropertyNames().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .collect(Collectors.toSet());
  }
}
