package io.bulla.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a", "0", "model.onnx", "a b/ü/☃", "bulla.manifest/x", "x/bulla.manifest"})
  void memberPath_isTaken(String path) throws Exception {
    assertThat(Names.memberPath(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/../b",
        "./a",
        "a/.",
        "a\\b",
        "c:",
        "c:/a",
        "bulla.manifest",
        "a\u0000",
        "a\nb",
        "\u001f",
        "a\u007f",
        "\ud800",
        "a/\udfff",
      })
  void memberPathThatCouldLeadElsewhere_isRefused(String path) {
    assertThat(Samples.violation(() -> Names.memberPath(path))).isNotNull();
  }

  @Test
  void memberPathCaps_countBytesAndParts() throws Exception {
    Names.memberPath("a".repeat(1024));
    Names.memberPath("ü".repeat(512));
    Names.memberPath("a" + "/a".repeat(31));
    assertThat(Samples.violation(() -> Names.memberPath("a".repeat(1025)))).isNotNull();
    assertThat(Samples.violation(() -> Names.memberPath("ü".repeat(513)))).isNotNull();
    assertThat(Samples.violation(() -> Names.memberPath("a" + "/a".repeat(32)))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", ".a", "-a", "_a", "a b", "a/b", "ä", "a\n"})
  void modelId_isRefused(String id) {
    assertThat(Samples.violation(() -> Names.modelId(id))).hasMessageContaining("model id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "-a", "a.b", "a_b", "a/1", "a\n"})
  void kekId_isRefused(String id) {
    assertThat(Samples.violation(() -> Names.kekId(id))).hasMessageContaining("KEK id");
  }

  @Test
  void idCaps_hold() throws Exception {
    Names.modelId("m".repeat(128));
    Names.kekId("k".repeat(63));
    assertThat(Samples.violation(() -> Names.modelId("m".repeat(129)))).isNotNull();
    assertThat(Samples.violation(() -> Names.kekId("k".repeat(64)))).isNotNull();
  }

  @Test
  void refusedName_isShownWithoutControlCharactersAndInPart() {
    FormatViolation violation =
        Samples.violation(() -> Names.modelId("\u001b[31m" + "x".repeat(500)));
    assertThat(violation.getMessage()).doesNotContain("\u001b").hasSizeLessThan(200);
  }
}
