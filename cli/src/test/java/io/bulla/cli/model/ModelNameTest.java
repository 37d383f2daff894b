package io.bulla.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.SealRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNameTest {
  @ParameterizedTest
  @CsvSource({
    "minilm, minilm",
    "models/My Model (v2).ONNX, my-model-v2-.onnx",
    "a/../b, b",
    ".hidden, hidden",
    "/, model",
    "模型, -",
  })
  void path_suggestsAnIdThatTheFormatTakes(String path, String id) {
    String suggested = ModelName.suggestedBy(Path.of(path));
    assertThat(suggested).isEqualTo(id.equals("-") ? "model" : id);
    assertThat(SealRequest.of(suggested, List.of("k")).modelId()).isEqualTo(suggested);
  }

  @ParameterizedTest
  @CsvSource({"128", "129", "250"})
  void longName_isCutToWhatTheFormatTakes(int length) {
    assertThat(ModelName.suggestedBy(Path.of("x".repeat(length)))).hasSize(128);
  }
}
