package io.bulla.benchmarks;

import io.bulla.testing.ProcessOutput;
import io.bulla.testing.SoftHsm;
import io.bulla.testing.SoftHsmStore;
import io.bulla.testing.SoftHsmToken;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a new JVM takes to its first wrapped DEK, through Bulla and by SunPKCS11 alone: pairs of
 * JVMs, one after the other, with the same key in a token of SoftHSM. Where that is not on the
 * host, this is told, and nothing measured.
 *
 * <p>Usage: {@code java -cp benchmarks.jar io.bulla.benchmarks.ProviderStart [PAIRS [OPTIONS OF THE
 * JVMS]]}.
 */
public final class ProviderStart {

  private static final String DEFAULT_PAIRS = "20";
  private static final List<String> COLUMNS =
      List.of("from", "SunPKCS11 alone, ms", "Bulla, ms", "difference, ms");
  private static final double NANOS_IN_A_MILLI = 1e6;

  private final Map<String, String> environment;
  private final List<String> options;

  private ProviderStart(Map<String, String> environment, List<String> options) {
    this.environment = environment;
    this.options = options;
  }

  /** Takes the number of pairs and what each JVM is started with; prints a table. */
  public static void main(String[] arguments) throws IOException {
    Optional<SoftHsm> softhsm = Tools.softhsm();
    int pairs = Integer.parseInt(arguments.length == 0 ? DEFAULT_PAIRS : arguments[0]);
    List<String> options = Stream.of(arguments).skip(1).toList();
    Circumstances.lines().forEach(line -> System.out.println("- " + line));
    if (softhsm.isEmpty()) {
      System.out.println("- skipped: SoftHSM is not on this host");
      return;
    }
    Path directory = Files.createTempDirectory("bulla-start");
    try {
      print(measured(softhsm.get(), directory, pairs, options));
    } finally {
      FileTree.delete(directory);
    }
  }

  private static List<StartTimes.Pair> measured(
      SoftHsm softhsm, Path directory, int pairs, List<String> options) throws IOException {
    SoftHsmToken token = SoftHsmStore.create(softhsm, directory).initialize("start");
    String configuration =
        KekPlace.of(token).configure(directory, "", StartedProgram.KEK_ID).toString();
    ProviderStart starts = new ProviderStart(token.store().environment(), options);
    starts.run("create", configuration);
    return starts.pairs(pairs, token, configuration);
  }

  /** The first pair, which finds cold files, is left out. */
  private List<StartTimes.Pair> pairs(int count, SoftHsmToken token, String configuration)
      throws IOException {
    List<StartTimes.Pair> pairs = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      StartTimes bare = run("bare", token.module().toString(), token.pinFile().toString());
      pairs.add(new StartTimes.Pair(bare, run("bulla", configuration)));
    }
    return pairs.subList(1, pairs.size());
  }

  private StartTimes run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(StartedProgram.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("BULLA_"));
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    ProcessOutput output = ProcessOutput.of(builder);
    double processMillis = (System.nanoTime() - start) / NANOS_IN_A_MILLI;
    if (output.exitCode() != 0) {
      throw new IllegalStateException(output.standardError());
    }
    long mainNanos = Long.parseLong(output.standardOutput().strip());
    return new StartTimes(mainNanos / NANOS_IN_A_MILLI, processMillis);
  }

  private static void print(List<StartTimes.Pair> pairs) {
    MarkdownTable table = new MarkdownTable("start", COLUMNS);
    table.row(StartTimes.row("main to wrapped DEK", pairs, StartTimes::mainMillis));
    table.row(StartTimes.row("the JVM, to its end", pairs, StartTimes::processMillis));
    System.out.println(table.text());
  }
}
