package io.bulla.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class BarChartTest {
  private static final Pattern BAR = Pattern.compile("<rect x=\"380\".* width=\"([0-9.]+)\"");

  @Test
  void bars_areAsLongAsTheirMediansSay() {
    String svg = chart("speed", bar("one", 1, 1, 1), bar("four", 4, 3, 5)).svg();
    List<Double> widths =
        BAR.matcher(svg).results().map(bar -> Double.valueOf(bar.group(1))).toList();
    assertThat(widths).containsExactly(76.0, 304.0); // of 380 for 5
  }

  @Test
  void anyLabel_givesWellFormedXml() throws Exception {
    String svg = chart("a < b & \"c\"", bar("<x>", 2, 1, 3)).svg();
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("a < b & \"c\"");
    assertThat(document.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("a < b & \"c\"");
  }

  @Test
  void nothingToDraw_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> chart("empty"));
  }

  private static BarChart chart(String title, BarChart.Bar... bars) {
    return new BarChart(title, "GB/s", List.of(bars));
  }

  private static BarChart.Bar bar(String label, double median, double least, double most) {
    return new BarChart.Bar(label, median, least, most);
  }
}
