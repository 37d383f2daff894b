package io.bulla.cli.propagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.cli.fleet.ModelPlace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacePatternTest {
  private static PlacePattern pattern(String text) {
    return PlacePattern.parse(text, PlaceName.of(Path.of("/plans/eu")));
  }

  @ParameterizedTest
  @CsvSource({
    "/models, /models/a.onnx, true",
    "/models/, /models/deep/in/a.onnx, true",
    "/models, /models, true",
    "/models, /models-old/a.onnx, false",
    "/models/a.onnx, /models/a.onnx, true",
    "/models/a.onnx, /models/b.onnx, false",
    "/models/*, /models/minilm/bulla.manifest, true",
    "/models/*, /models, false",
    "/models/llm-*, /models/llm-7b/bulla.manifest, true",
    "/models/llm-*, /models/eu/llm-7b/bulla.manifest, false",
    "/models/*/llm-*, /models/eu/llm-7b/bulla.manifest, true",
    "/models/**/llm-*, /models/llm-7b, true",
    "/models/**/llm-*, /models/a/b/c/llm-7b/bulla.manifest, true",
    "/models/**/llm-*, /models/a/b/c/bert, false",
    "/models/*.onnx, /models/a.onnx, true",
    "/models/*.onnx, /models/.onnx, true",
    "/models/*.onnx, /models/a.onnx.bak, false",
    "/models/a*a, /models/a, false",
    "/models/a*a*c, /models/abac, true",
    "/models/a*b*a, /models/aba, true",
    "/models/a*b*a, /models/aa, false",
    "models, /plans/eu/models/a.onnx, true",
    "../us, /plans/us/a.onnx, true",
    "./a.onnx, /plans/eu/a.onnx, true",
    "*.onnx, /plans/eu/a.onnx, true",
    "/models/a[1]?.onnx, /models/a[1]?.onnx, true",
    "/models/a[1]?.onnx, /models/a1x.onnx, false"
  })
  void place_isMatched_byNamesAndNotByCharacters(String pattern, String place, boolean matches) {
    assertThat(pattern(pattern).matches(PlaceName.of(Path.of(place)))).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bucket/models, s3://bucket/models/a.onnx, true",
    "s3://bucket/, s3://bucket/models/a.onnx, true",
    "s3://bucket, s3://bucket/models/a.onnx, true",
    "s3://bucket/my%20models, s3://bucket/my%20models/a.onnx, true",
    "s3://bucket/*/a.onnx, s3://bucket/models/a.onnx, true",
    "s3://bucket/models, s3://another/models/a.onnx, false",
    "s3://bucket/models, s3://bucket/models-old/a.onnx, false"
  })
  void objects_areMatchedInTheirBucket(String pattern, String uri, boolean matches) {
    assertThat(pattern(pattern).matches(PlaceName.of(ModelPlace.of(uri)))).isEqualTo(matches);
    assertThat(pattern(pattern).above().toString()).startsWith("s3://bucket/");
  }

  @ParameterizedTest
  @CsvSource({
    "/models/eu, /models",
    "/models/*/llm-*, /models/eu",
    "/models/eu/*, /models/*/llm-*",
    "/models/eu/llm-7b, /models/eu/llm-*",
    "/models/**/llm-*, /models"
  })
  void moreNames_thenFewerWildcards_areMoreSpecific(String more, String less) {
    assertThat(PlacePattern.BY_SPECIFICITY.compare(pattern(more), pattern(less))).isPositive();
  }

  @Test
  void searchedIs_whatIsAboveTheFirstWildcard() {
    assertThat(pattern("/models/eu/*/a").above()).hasToString("/models/eu");
    assertThat(pattern("/models/a.onnx").above()).hasToString("/models/a.onnx");
    assertThat(pattern("*").above()).hasToString("/plans/eu");
  }

  @ParameterizedTest
  @CsvSource({
    "/, below which directory",
    "/**, below which directory",
    "/*/models, below which directory",
    "/models/a**b, part of a name",
    "/models/*/../a, nothing is above",
    "../../../a, nothing is above",
    "s3://*/models, of the form s3://BUCKET/PREFIX",
    "S3://bucket/models, of the form s3://BUCKET/PREFIX",
    "gs://bucket/models, of the form s3://BUCKET/PREFIX",
    "s3://bucket/my models, no URI",
    "s3://bucket/a?b, written as s3://bucket/a",
    "s3://bucket/%61, written as s3://bucket/a"
  })
  void patternThatCouldBeAnything_isRefused(String text, String why) {
    assertThatThrownBy(() -> pattern(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
