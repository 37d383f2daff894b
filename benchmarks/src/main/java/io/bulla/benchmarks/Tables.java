package io.bulla.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.benchmarks.results.Envelope;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs all benchmarks of docs/performance.md, or those that are named, and prints its tables, with
 * the circumstances above them. Rows that this host cannot do are left out, and that is said: those
 * under KEKs in SoftHSM without it, those of Corretto without its jar on the class path.
 *
 * <p>Usage, in a checkout: {@code java -jar benchmarks.jar [--results=FILE] [JMH's options]}. The
 * file gets every single figure, and the circumstances.
 */
public final class Tables {
  static final List<String> BENCHMARKS =
      List.of(
          "SegmentCipher",
          "LoadRatios",
          "LoadFile",
          "OpenProfile",
          "RandomAccess",
          "HeaderParse",
          "SealRatios",
          "SealSinkRatios",
          "SealProfile",
          "RewrapFile",
          "RewrapFleet",
          "KekOperations",
          "KekThreads");

  private static final String RESULTS = "--results=";

  private Tables() {}

  /** Takes where to write results, and JMH's options; those that only list or explain are JMH's. */
  public static void main(String[] arguments)
      throws RunnerException, CommandLineOptionException, IOException {
    List<String> jmh = Stream.of(arguments).filter(option -> !option.startsWith(RESULTS)).toList();
    CommandLineOptions given = new CommandLineOptions(jmh.toArray(String[]::new));
    if (given.shouldHelp() || given.shouldList() || given.shouldListWithParams()) {
      Main.main(jmh.toArray(String[]::new));
      return;
    }
    Optional<Path> results =
        Stream.of(arguments)
            .filter(option -> option.startsWith(RESULTS))
            .map(option -> Path.of(option.substring(RESULTS.length())))
            .findFirst();
    run(given, results);
  }

  private static void run(CommandLineOptions given, Optional<Path> results)
      throws RunnerException, IOException {
    OptionsBuilder options = new OptionsBuilder();
    options.parent(given);
    if (given.getIncludes().isEmpty()) {
      BENCHMARKS.forEach(name -> options.include("\\." + name + "\\."));
    }
    List<String> skipped = Host.leaveOut(given, options);
    List<String> circumstances = Circumstances.lines();
    Map<String, Object> facts = Circumstances.facts();
    Collection<RunResult> measured = new Runner(options.build()).run();
    circumstances.forEach(line -> System.out.println("- " + line));
    skipped.forEach(line -> System.out.println("- skipped: " + line));
    byBenchmark(measured).forEach((name, of) -> System.out.print(new Table(name, of).markdown()));
    if (results.isPresent()) {
      write(measured, facts, results.get());
    }
  }

  private static void write(Collection<RunResult> measured, Map<String, Object> facts, Path target)
      throws IOException {
    Path jmh = Files.createTempFile("bulla-results", ".json");
    try (PrintStream out = new PrintStream(Files.newOutputStream(jmh), false, UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(measured);
    }
    Envelope.write(jmh, facts, target);
    Files.delete(jmh);
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
