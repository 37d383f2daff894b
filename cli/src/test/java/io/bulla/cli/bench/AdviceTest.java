package io.bulla.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdviceTest {
  private static final int USUAL = 256 << 10;

  private final Map<DecryptCase, Double> medians = new LinkedHashMap<>();

  private void measured(String engine, int threads, int sizeBytes, double gigabytes) {
    medians.put(new DecryptCase(engine, threads, sizeBytes), gigabytes * 1e9);
  }

  private Advice advice() {
    return Advice.of(medians, USUAL, USUAL).orElseThrow();
  }

  @Test
  void fastest_isAdvised() {
    measured("SunJCE", 1, USUAL, 2);
    measured("SunJCE", 2, USUAL, 4);
    measured("Conscrypt", 1, USUAL, 4);
    measured("Conscrypt", 2, USUAL, 7);
    assertThat(advice()).isEqualTo(new Advice("Conscrypt", 2, USUAL));
  }

  @Test
  void threadsThatGiveNoMoreThanNoise_areNotAdvised() {
    measured("Conscrypt", 1, USUAL, 6.8);
    measured("Conscrypt", 2, USUAL, 7);
    measured("SunJCE", 1, USUAL, 6.7);
    assertThat(advice()).isEqualTo(new Advice("Conscrypt", 1, USUAL));
  }

  @Test
  void segmentSize_staysUnlessAnotherGivesMoreThanNoise() {
    measured("Conscrypt", 1, 64 << 10, 7.1);
    measured("Conscrypt", 1, USUAL, 7);
    assertThat(advice().segmentSizeBytes()).isEqualTo(USUAL);
    measured("Conscrypt", 1, 1 << 20, 8);
    assertThat(advice().segmentSizeBytes()).isEqualTo(1 << 20);
  }

  @Test
  void segmentSizeThatWasNotMeasured_stays() {
    measured("Conscrypt", 1, 64 << 10, 7);
    measured("Conscrypt", 1, 1 << 20, 9);
    assertThat(advice().segmentSizeBytes()).isEqualTo(USUAL);
  }

  @Test
  void enginesAreCompared_atOneSegmentSize() {
    measured("SunJCE", 1, USUAL, 3);
    measured("Conscrypt", 1, USUAL, 4);
    measured("SunJCE", 1, 64 << 10, 9);
    assertThat(advice().engine()).isEqualTo("Conscrypt");
  }

  @Test
  void sizeAtWhichOnlyTheConfiguredEngineWasMeasured_decidesNothing() {
    measured("Conscrypt", 1, USUAL, 4);
    measured("Conscrypt", 1, 64 << 10, 4);
    measured("SunJCE", 1, 64 << 10, 6);
    assertThat(advice().engine()).isEqualTo("SunJCE");
  }

  @Test
  void nothingMeasured_isNoAdvice() {
    assertThat(Advice.of(medians, USUAL, USUAL)).isEmpty();
  }

  @Test
  void settings_areKeysOfTheConfiguration() {
    assertThat(new Advice("Conscrypt", 2, 1 << 20).settings())
        .containsExactly(
            Map.entry("loader.cipher-engine", "Conscrypt"),
            Map.entry("loader.threads", "2"),
            Map.entry("loader.segment-size", "1M"));
    assertThat(new Advice("SunJCE", 1, 512).settings()).containsEntry("loader.segment-size", "512");
  }
}
