package io.bulla.cli.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The report as one page that needs nothing else: no script, no font, no picture from elsewhere.
 *
 * @param results what was measured
 * @param advice what follows from it, if anything does
 * @param bounds those that were set
 */
record HtmlReport(Results results, Optional<Advice> advice, List<Bound> bounds) {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>bulla bench</title>
      <style>
      body { font: 15px/1.45 system-ui, sans-serif; max-width: 62em; margin: 2em auto; padding: 0 1em; color: #222; }
      table { border-collapse: collapse; margin: 0.6em 0; }
      th, td { text-align: left; padding: 0.15em 1.2em 0.15em 0; border-bottom: 1px solid #ddd; }
      td { font-variant-numeric: tabular-nums; }
      svg { max-width: 100%; height: auto; font-size: 13px; }
      rect { fill: #a4562c; }
      line { stroke: #222; stroke-width: 2; }
      .missed { color: #a00; font-weight: bold; }
      </style>
      </head>
      <body>
      <h1>bulla bench</h1>
      """;

  byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  String text() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append(Html.element("p", results.host().toString()));
    page.append(Html.element("p", "Configured: " + results.configured()));
    bounds.forEach(bound -> page.append(verdict(bound)));
    Section.of(results).forEach(section -> append(page, section));
    results.notMeasured().forEach(line -> page.append(Html.element("p", line)));
    appendAdvice(page);
    page.append(
        Html.element(
            "p",
            "Bars are medians, the lines in them reach from the least to the most. Figures count for"
                + " this host, as busy as it was, and no other."));
    return page.append("</body>\n</html>\n").toString();
  }

  private static String verdict(Bound bound) {
    String style = bound.kept() ? "kept" : "missed";
    return "<p class=\"" + style + "\">" + Html.escape(bound.words()) + "</p>\n";
  }

  private static void append(StringBuilder page, Section section) {
    page.append(Html.element("h2", section.title() + ", in " + section.unit().shownName()));
    page.append(SvgChart.of(section));
    page.append("<table>\n<tr>");
    Stream.concat(section.columns().stream(), Section.STATISTICS.stream())
        .map(heading -> heading.replace(">", ""))
        .forEach(heading -> page.append("<th>").append(Html.escape(heading)).append("</th>"));
    page.append("</tr>\n");
    for (Section.Row row : section.rows()) {
      page.append("<tr>");
      Stream.concat(row.labels().stream(), section.statistics(row).stream())
          .forEach(cell -> page.append("<td>").append(Html.escape(cell)).append("</td>"));
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private void appendAdvice(StringBuilder page) {
    page.append(Html.element("h2", "Recommended for this host, and for the next seal"));
    if (advice.isEmpty()) {
      page.append(Html.element("p", "Nothing: " + results.whyNoAdvice() + "."));
      return;
    }
    page.append("<pre>");
    for (Map.Entry<String, String> setting : advice.get().settings().entrySet()) {
      page.append(Html.escape(setting.getKey() + " = " + setting.getValue())).append("\n");
    }
    page.append("</pre>\n");
  }
}
