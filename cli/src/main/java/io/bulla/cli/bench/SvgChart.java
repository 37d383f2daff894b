package io.bulla.cli.bench;

import java.util.Locale;

/** The medians of a section as bars, with a line from the least to the most. Stateless. */
final class SvgChart {
  private static final int LABEL_WIDTH = 290;
  private static final int BAR_WIDTH = 420;
  private static final int FIGURE_WIDTH = 110;
  private static final int ROW_HEIGHT = 24;

  private SvgChart() {}

  static String of(Section section) {
    int width = LABEL_WIDTH + BAR_WIDTH + FIGURE_WIDTH;
    int height = section.rows().size() * ROW_HEIGHT;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                + " xmlns=\"http://www.w3.org/2000/svg\">%n<title>%s</title>%n",
            width,
            height,
            width,
            height,
            Html.escape(section.title())));
    double scale = BAR_WIDTH / largest(section);
    for (int i = 0; i < section.rows().size(); i++) {
      row(svg, section, section.rows().get(i), i * ROW_HEIGHT, scale);
    }
    return svg.append("</svg>\n").toString();
  }

  private static double largest(Section section) {
    return section.rows().stream()
        .flatMap(row -> row.reading().figure().stream())
        .mapToDouble(Spread::most)
        .max()
        .orElse(1);
  }

  private static void row(
      StringBuilder svg, Section section, Section.Row row, int top, double scale) {
    int middle = top + ROW_HEIGHT / 2;
    text(svg, LABEL_WIDTH - 8, middle, "end", row.label(section.columns()));
    if (row.reading().figure().isEmpty()) {
      text(svg, LABEL_WIDTH, middle, "start", "not measured");
      return;
    }
    Spread figure = row.reading().figure().get();
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n"
                + "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
            LABEL_WIDTH,
            top + 4,
            figure.median() * scale,
            ROW_HEIGHT - 8,
            LABEL_WIDTH + figure.least() * scale,
            LABEL_WIDTH + figure.most() * scale,
            middle,
            middle));
    text(svg, LABEL_WIDTH + BAR_WIDTH + 8, middle, "start", section.unit().words(figure.median()));
  }

  private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" dominant-baseline=\"central\">%s</text>%n",
            x,
            y,
            anchor,
            Html.escape(text)));
  }
}
