package io.bulla.benchmarks.results;

import java.util.List;
import java.util.Locale;

/**
 * A drawing in SVG: a bar for each median, a line from the least to the most. Legible on light and
 * dark ground, without colour too.
 *
 * @param title above the bars
 * @param unit below them
 * @param bars from the top down, at least one
 */
record BarChart(String title, String unit, List<Bar> bars) {

  private static final int WIDTH = 860;
  private static final int LABEL_WIDTH = 380;
  private static final int PLOT_WIDTH = 380;
  private static final int TOP = 40;
  private static final int ROW = 26;
  private static final int BAR = 16;
  private static final int BOTTOM = 40;
  private static final int TICKS = 4;

  BarChart {
    bars = List.copyOf(bars);
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("nothing is to be drawn");
    }
  }

  /**
   * One bar.
   *
   * @param label beside it
   * @param median its length
   * @param least where its line begins
   * @param most where its line ends
   */
  record Bar(String label, double median, double least, double most) {}

  String svg() {
    StringBuilder svg = new StringBuilder();
    int height = TOP + ROW * bars.size() + BOTTOM;
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n",
            WIDTH,
            height));
    svg.append(String.format(Locale.ROOT, "<title>%s</title>%n", escaped(title)));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    svg.append(text(WIDTH / 2.0, 22, "middle", title, "font-weight=\"bold\""));
    axis(svg, height - BOTTOM);
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, bars.get(i), TOP + ROW * i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void axis(StringBuilder svg, int bottom) {
    for (int tick = 0; tick <= TICKS; tick++) {
      double value = end() * tick / TICKS;
      svg.append(line(x(value), TOP - 6, x(value), bottom, "#d0d0d0"));
      svg.append(text(x(value), bottom + 14, "middle", number(value), ""));
    }
    svg.append(text(x(end() / 2), bottom + 30, "middle", unit, ""));
  }

  private void bar(StringBuilder svg, Bar bar, int top) {
    double middle = top + BAR / 2.0;
    svg.append(text(LABEL_WIDTH - 8, middle + 4, "end", bar.label(), ""));
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#4477aa\"/>%n",
            LABEL_WIDTH,
            top,
            x(bar.median()) - LABEL_WIDTH,
            BAR));
    svg.append(line(x(bar.least()), middle, x(bar.most()), middle, "#222222"));
    svg.append(text(x(bar.most()) + 6, middle + 4, "start", number(bar.median()), ""));
  }

  private double x(double value) {
    return LABEL_WIDTH + PLOT_WIDTH * value / end();
  }

  /** A round number that no line passes. */
  private double end() {
    double most = bars.stream().mapToDouble(Bar::most).max().orElse(1);
    double unitOfSize = Math.pow(10, Math.floor(Math.log10(most)));
    return Math.ceil(2 * most / unitOfSize) / 2 * unitOfSize;
  }

  private static String number(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  private static String line(double x1, double y1, double x2, double y2, String colour) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
        x1,
        y1,
        x2,
        y2,
        colour);
  }

  private static String text(double x, double y, String anchor, String content, String more) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222222\" %s>%s</text>%n",
        x,
        y,
        anchor,
        more,
        escaped(content));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
