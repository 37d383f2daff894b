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
 * Runs all benchmarks of JMH, or those that are named, and prints their tables for
 * docs/performance.md, with the circumstances above them. Rows that this host cannot do are left
 * out, and that is said: those under KEKs in SoftHSM without it, those of Corretto without its jar
 * on the class path, those of openssl where there is none on {@code PATH}.
 *
 * <p>Usage, in a checkout: {@code java -jar benchmarks.jar [--results=FILE] [--every] [JMH's
 * options]}. The file gets every single figure, and the circumstances. {@code --every} fails if a
 * benchmark of the jar gave no row.
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
  private static final String EVERY = "--every";

  private Tables() {}

  /** Takes where to write results, and JMH's options; those that only list or explain are JMH's. */
  public static void main(String[] arguments)
      throws RunnerException, CommandLineOptionException, IOException {
    List<String> jmh = Stream.of(arguments).filter(option -> !isOwn(option)).toList();
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
    if (results.isPresent()) {
      requireDirectoryOf(results.get());
    }
    run(given, results, List.of(arguments).contains(EVERY));
  }

  /** Before hours of measuring, and not after them. */
  private static void requireDirectoryOf(Path results) throws IOException {
    Path absolute = results.toAbsolutePath();
    if (Files.isDirectory(absolute) || !Files.isDirectory(absolute.resolveSibling(""))) {
      throw new IOException(RESULTS + results + " is no file that can be written");
    }
  }

  private static boolean isOwn(String option) {
    return option.startsWith(RESULTS) || option.equals(EVERY);
  }

  private static void run(CommandLineOptions given, Optional<Path> results, boolean every)
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
    OpensslRows openssl =
        OpensslRows.beside(
            measured.stream().map(RunResult::getParams).toList(),
            System.getenv().getOrDefault("PATH", ""));
    circumstances.forEach(line -> System.out.println("- " + line));
    openssl.lines().forEach(line -> System.out.println("- " + line));
    skipped.forEach(line -> System.out.println("- skipped: " + line));
    print(measured, openssl.rows());
    if (every) {
      Coverage.requireAll(
          measured.stream().map(each -> each.getParams().getBenchmark()).toList(),
          Host.cannotRun());
    }
    if (results.isPresent()) {
      facts.put("openssl", String.join("; ", openssl.lines()));
      write(measured, openssl.rows(), facts, results.get());
    }
  }

  private static void print(Collection<RunResult> measured, List<ReferenceRow> references) {
    byBenchmark(measured)
        .forEach(
            (name, rows) -> {
              List<ReferenceRow> beside =
                  references.stream().filter(row -> row.benchmark().equals(name)).toList();
              System.out.print(new Table(name, rows, beside).markdown());
            });
  }

  private static void write(
      Collection<RunResult> measured,
      List<ReferenceRow> references,
      Map<String, Object> facts,
      Path target)
      throws IOException {
    Path jmh = Files.createTempFile("bulla-results", ".json");
    try (PrintStream out = new PrintStream(Files.newOutputStream(jmh), false, UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(measured);
    }
    List<Map<String, Object>> others = references.stream().map(ReferenceRow::asJmhResult).toList();
    Envelope.write(jmh, others, facts, target);
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
