package io.bulla.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Draws one metric of a file of results.
 *
 * <p>Exit codes: 0 drawn, 2 not drawn.
 */
public final class Chart {

  static final String USAGE =
      "usage: chart --benchmark=NAME --metric=NAME [--where=PARAMETER=VALUE,...] [--title=TEXT]"
          + " RESULTS SVG\n";

  private static final Set<String> OPTIONS =
      Set.of("--benchmark", "--metric", "--where", "--title");

  private static final int DRAWN = 0;

  private Chart() {}

  /** Takes what {@link #USAGE} says; a name without its method means all of the class. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.err));
  }

  static int run(String[] arguments, Appendable errors) {
    return ExitCodes.of(() -> draw(arguments), USAGE, errors);
  }

  private static int draw(String... arguments) throws IOException {
    Arguments given = Arguments.of(OPTIONS, arguments);
    if (given.files().size() != 2) {
      throw new IllegalArgumentException("a file of results and one for the drawing are needed");
    }
    Selection selection = Selection.of(given.options());
    List<Measured> rows = selection.in(ResultFile.read(given.files().get(0)));
    String title = given.options().getOrDefault("--title", selection.metric());
    Files.writeString(given.files().get(1), chart(title, rows).svg());
    return DRAWN;
  }

  private static BarChart chart(String title, List<Measured> rows) {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (Measured row : rows) {
      bars.add(
          new BarChart.Bar(
              label(row, rows), row.sample().median(), row.sample().least(), row.sample().most()));
    }
    return new BarChart(title, rows.get(0).unit(), bars);
  }

  /** The method, and the parameters that are not the same in all rows. */
  private static String label(Measured row, List<Measured> all) {
    SortedMap<String, String> telling = new TreeMap<>(row.parameters());
    telling
        .entrySet()
        .removeIf(
            entry ->
                all.stream()
                    .allMatch(
                        each -> entry.getValue().equals(each.parameters().get(entry.getKey()))));
    String method = row.benchmark().substring(row.benchmark().lastIndexOf('.') + 1);
    return (method + " " + String.join(", ", telling.values())).strip();
  }
}
