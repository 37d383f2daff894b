package io.bulla.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The reports of figures that are made up: what a name or a reason holds does no harm. */
class HtmlReportTest {
  private static final String EVIL = "<script>alert('x')</script>&\"\u0007";
  private static final DecryptCase FAST = new DecryptCase("Conscrypt", 2, 256 << 10);
  private static final DecryptCase BROKEN = new DecryptCase("Rot<13>", 1, 256 << 10);

  private static Reading figure(double... values) {
    return new Reading.Taken(Spread.of(java.util.Arrays.stream(values).boxed().toList()));
  }

  private static Results results() {
    Map<DecryptCase, Reading> decrypt = new LinkedHashMap<>();
    decrypt.put(FAST, figure(4e9, 5e9, 6e9));
    decrypt.put(BROKEN, new Reading.Missing("it fails " + EVIL, "", ExitCode.OK));
    ModelUnderTest model =
        new ModelUnderTest(
            Path.of("/models/" + EVIL.replace('/', '|')), 256 << 10, List.of(), 1000);
    return new Results(
        new Host("0.1", Instant.EPOCH, 2, "CPU " + EVIL, "aes", "8 GB", "17", "Linux", "0.5"),
        1,
        FAST,
        new UnwrapMeasurement.Result("models/1", "the model's own key", figure(0.1, 0.2, 9)),
        64 << 20,
        decrypt,
        new MemoryMeasurement(figure(300), figure(100)),
        Optional.of(
            new LoadMeasurement(
                model, figure(12), new Reading.Missing("no cache to drop", "", ExitCode.OK))));
  }

  private static String page() {
    Results results = results();
    Bound bound =
        new Bound("--max-load-ms", "load", Unit.MILLIS, 1, true, figure(12), Spread::median);
    return new HtmlReport(results, Advice.of(results, 256 << 10), List.of(bound)).text();
  }

  @Test
  void namesAndReasons_areEscaped() {
    assertThat(page())
        .doesNotContain("<script", "alert('x')", "Rot<13>", "\u0007")
        .contains("Rot&lt;13&gt;", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;");
  }

  @Test
  void page_asksForNothingFromElsewhere() {
    String namespace = "xmlns=\"http://www.w3.org/2000/svg\"";
    assertThat(page().replace(namespace, ""))
        .doesNotContainIgnoringCase("http:", "https:", "src=", "href=", "url(", "@import", "<link")
        .contains("default-src 'none'");
  }

  @Test
  void charts_areWellFormedAndHoldEveryRow() throws Exception {
    List<String> charts =
        Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
            .matcher(page())
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(charts).hasSize(4);
    for (String chart : charts) {
      Document svg =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(chart)));
      assertThat(svg.getElementsByTagName("text").getLength()).isGreaterThanOrEqualTo(2);
    }
    assertThat(charts.get(1)).contains("5.00 GB/s", "not measured");
  }

  @Test
  void missedBoundAndAdvice_areOnThePage() {
    assertThat(page())
        .contains("class=\"missed\">--max-load-ms 1.00 ms: missed", "11.0 ms (1100.0 %) too much")
        .contains("loader.cipher-engine = Conscrypt", "loader.threads = 2");
  }

  @Test
  void terminal_showsTablesBarsOutliersAndWhatIsMissing() {
    Results results = results();
    List<String> lines = new TerminalReport(results, Advice.of(results, 256 << 10)).lines();
    assertThat(lines)
        .anyMatch(line -> line.matches("Conscrypt \\* +2 +256K +5\\.00 +4\\.00 +6\\.00 .* 3 +none"))
        .anyMatch(line -> line.matches("Conscrypt \\*, threads 2, segment 256K +#{40} 5\\.00 GB/s"))
        .anyMatch(line -> line.contains("cold load: not measured: no cache to drop"))
        .anyMatch(line -> line.contains("not measured: it fails"))
        .contains("  loader.threads = 2");
    assertThat(results.firstFailed()).isEmpty();
  }
}
