package io.bulla.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void values_keepTheirOrderAndType() throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", List.of("x", 1L, true));
    map.put("a", 0.5);
    assertThat(Json.text(map).replaceAll("\\s", "")).isEqualTo("{\"b\":[\"x\",1,true],\"a\":0.5}");
  }

  @Test
  void textOfOthers_isEscaped() throws IOException {
    assertThat(Json.text("a\"b\n\u0001")).isEqualTo("\"a\\\"b\\n\\u0001\"");
  }

  @Test
  void path_isItsText() throws IOException {
    assertThat(Json.text(Path.of("models", "a.onnx"))).isEqualTo("\"models/a.onnx\"");
  }
}
