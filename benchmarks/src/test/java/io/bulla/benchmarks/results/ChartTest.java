package io.bulla.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {
  @TempDir private Path directory;

  private final StringBuilder errors = new StringBuilder();

  @Test
  void chosenRows_areDrawnWithWhatTellsThemApart() throws IOException, URISyntaxException {
    Path svg = directory.resolve("chart.svg");
    assertThat(
            chart(
                "--benchmark=SegmentCipher.decrypt",
                "--metric=gigabytesPerSecond",
                "--where=cipherProvider=SunJCE",
                results(),
                svg.toString()))
        .isZero();
    assertThat(Files.readString(svg))
        .contains(">decrypt 65536</text>", ">decrypt 4096</text>", ">GB/s</text>")
        .doesNotContain("Conscrypt");
  }

  @Test
  void unknownMetric_isNamedAndNothingIsWritten() throws URISyntaxException {
    Path svg = directory.resolve("chart.svg");
    assertThat(chart("--benchmark=SegmentCipher", "--metric=joules", results(), svg.toString()))
        .isEqualTo(2);
    assertThat(errors).contains("no row of SegmentCipher has a metric joules");
    assertThat(svg).doesNotExist();
  }

  @Test
  void conditionWithoutValue_isRefused_andNotLeftOut() throws URISyntaxException {
    Path svg = directory.resolve("chart.svg");
    String[] vague = {
      "--benchmark=SegmentCipher.decrypt",
      "--metric=gigabytesPerSecond",
      "--where=cipherProvider",
      results(),
      svg.toString()
    };
    assertThat(chart(vague)).isEqualTo(2);
    assertThat(errors).contains("--where has cipherProvider, which is no PARAMETER=VALUE");
    assertThat(svg).doesNotExist();
  }

  private int chart(String... arguments) {
    return Chart.run(arguments, errors);
  }

  private static String results() throws URISyntaxException {
    return Path.of(ChartTest.class.getResource("/results/decrypt.json").toURI()).toString();
  }
}
