package io.bulla.benchmarks.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Prints one metric of several files of results as a table in Markdown, say one of each JDK.
 *
 * <p>Exit codes: 0 printed, 2 not.
 */
public final class PivotTable {
  static final String USAGE =
      "usage: table --benchmark=NAME --metric=NAME --columns=PARAMETER|jdk|method"
          + " [--where=PARAMETER=VALUE,...] [--title=TEXT] RESULTS...\n";

  private static final Set<String> OPTIONS =
      Set.of("--benchmark", "--metric", "--where", "--title", "--columns");

  private static final int PRINTED = 0;

  private PivotTable() {}

  /** Takes what {@link #USAGE} says; a name without its method means all of the class. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, Appendable out, Appendable errors) {
    return ExitCodes.of(() -> print(arguments, out), USAGE, errors);
  }

  private static int print(String[] arguments, Appendable out) throws IOException {
    out.append(pivot(arguments).markdown()).append("\n");
    return PRINTED;
  }

  private static Pivot pivot(String... arguments) throws IOException {
    Arguments given = Arguments.of(OPTIONS, arguments);
    if (given.files().isEmpty()) {
      throw new IllegalArgumentException("at least one file of results is needed");
    }
    Selection selection = Selection.of(given.options());
    List<Pivot.Cell> cells = new ArrayList<>();
    for (Path file : given.files()) {
      ResultFile results = ResultFile.read(file);
      selection.in(results).forEach(row -> cells.add(Pivot.Cell.of(results, row)));
    }
    String title = given.options().getOrDefault("--title", selection.metric());
    return new Pivot(title, given.options().getOrDefault("--columns", Pivot.JDK), cells);
  }
}
