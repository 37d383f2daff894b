package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
  @Test
  void text_isAFile() {
    assertThat(Source.of("/models/m.onnx", "Engine"))
        .contains(new Source.OfFile(Path.of("/models/m.onnx")));
  }

  @ParameterizedTest
  @CsvSource({"/models/m?.onnx, /models", "/mod?els/m.onnx, /", "/m?, /", "m?, ''", "a/m?, a"})
  void nameThatIsNoPath_keepsTheNearestDirectory(String shown, String directory) {
    String name = shown.replace('?', '\0');
    assertThat(Source.of(name, "Engine"))
        .contains(new Source.OfName(name))
        .map(source -> ((Source.OfName) source).directory())
        .contains(Path.of(directory));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gs://bucket/model", "hdfs://host:1/model", "file:///no/such/model"})
  void uri_isAPlaceOfTheEnginesOwn_soThatThePolicyForPlaintextDecides(String uri) {
    assertThat(Source.of(uri, "Engine")).contains(new Source.OfUri(uri));
    assertThat(new Source.OfUri(uri).path()).isEmpty();
  }
}
