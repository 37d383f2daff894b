package io.bulla.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks of ratios and prints docs/performance.md's tables: of each figure the median
 * of all iterations, with the least and the most.
 *
 * <p>Usage: {@code java -cp benchmarks.jar io.bulla.benchmarks.LoadTable [JMH's options]}.
 */
public final class LoadTable {
  private static final String BENCHMARKS = ".*Ratios.*";

  private LoadTable() {}

  /** Takes JMH's options. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    OptionsBuilder options = new OptionsBuilder();
    options.parent(given);
    if (given.getIncludes().isEmpty()) {
      options.include(BENCHMARKS);
    }
    print(new Runner(options.build()).run());
  }

  private static void print(Collection<RunResult> results) {
    String heading = "";
    for (RunResult result : results) {
      Map<String, List<Double>> figures = figures(result);
      String columns = String.join(" | ", figures.keySet());
      if (!columns.equals(heading)) {
        heading = columns;
        System.out.println(
            "\n| benchmark | " + columns + " |\n|---" + "|---".repeat(figures.size()) + "|");
      }
      String cells =
          figures.values().stream().map(LoadTable::cell).collect(Collectors.joining(" | "));
      System.out.println("| " + name(result.getParams()) + " | " + cells + " |");
    }
  }

  private static String cell(List<Double> sorted) {
    double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    return String.format(
        Locale.ROOT, "%.2f (%.2f to %.2f)", median, sorted.get(0), sorted.get(sorted.size() - 1));
  }

  private static String name(BenchmarkParams params) {
    String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
    return params.getParamsKeys().stream()
        .map(key -> key + " " + params.getParam(key))
        .collect(Collectors.joining(", ", method + ", ", ""));
  }

  /** Each figure's values of all forks and iterations, ascending. */
  private static Map<String, List<Double>> figures(RunResult result) {
    Map<String, List<Double>> figures = new TreeMap<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        iteration
            .getSecondaryResults()
            .forEach(
                (figure, value) ->
                    figures.computeIfAbsent(figure, f -> new ArrayList<>()).add(value.getScore()));
      }
    }
    figures.values().forEach(Collections::sort);
    return figures;
  }
}
