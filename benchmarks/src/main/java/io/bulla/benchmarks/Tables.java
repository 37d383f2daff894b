package io.bulla.benchmarks;

import io.bulla.testing.Tools;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all benchmarks of docs/performance.md, or those that are named, and prints its tables, with
 * the circumstances above them. Without SoftHSM on this host the rows under its KEKs are left out,
 * and that is said.
 *
 * <p>Usage, in a checkout: {@code java -cp benchmarks.jar io.bulla.benchmarks.Tables [JMH's
 * options]}. JMH's own {@code -rf json -rff FILE} keeps each single figure.
 */
public final class Tables {
  private static final List<String> BENCHMARKS =
      List.of(
          "LoadRatios",
          "OpenProfile",
          "SealRatios",
          "SealSinkRatios",
          "SealProfile",
          "RewrapFile",
          "RewrapFleet",
          "KekOperations");

  private Tables() {}

  /** Takes JMH's options. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    OptionsBuilder options = new OptionsBuilder();
    options.parent(given);
    if (given.getIncludes().isEmpty()) {
      BENCHMARKS.forEach(name -> options.include("\\." + name + "\\."));
    }
    boolean token = Tools.softhsm().isPresent();
    if (!token) {
      options.param("kek", BenchmarkKeys.KEYSTORE).exclude("\\.KekOperations\\.");
    }
    List<String> circumstances = Circumstances.lines();
    Collection<RunResult> results = new Runner(options.build()).run();
    circumstances.forEach(line -> System.out.println("- " + line));
    if (!token) {
      System.out.println("- skipped: rows under a KEK in SoftHSM, which is not on this host");
    }
    byBenchmark(results).forEach((name, of) -> System.out.print(new Table(name, of).markdown()));
  }

  private static Map<String, List<RunResult>> byBenchmark(Collection<RunResult> results) {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                result -> name(result.getParams().getBenchmark()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** Class and method. */
  private static String name(String benchmark) {
    return benchmark.substring(Tables.class.getPackageName().length() + 1);
  }
}
