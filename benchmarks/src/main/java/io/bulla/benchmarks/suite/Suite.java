package io.bulla.benchmarks.suite;

import io.bulla.benchmarks.ProviderStart;
import io.bulla.benchmarks.Tables;
import io.bulla.benchmarks.agent.AgentCost;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * What {@code java -jar benchmarks.jar} runs: without arguments all that is measured, with
 * arguments {@link Tables} alone.
 */
public final class Suite {
  private static final String USAGE =
      """
      Usage, in a checkout: java -jar benchmarks/target/benchmarks.jar
        measures all, in some eight hours: ProviderStart, AgentCost, then each benchmark of JMH. It needs
        what ./mvnw -q pre-integration-test -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false makes.
        benchmarks/full-run takes a third of an hour instead.

      java -jar benchmarks/target/benchmarks.jar [--results=FILE] [--every] [JMH's arguments]
        runs benchmarks of JMH only. --results=FILE keeps every single figure and the circumstances;
        --every fails if a benchmark gave no row. JMH's arguments are:
      """;

  private Suite() {}

  /** Takes nothing, or the arguments of {@link Tables}; prints tables. */
  public static void main(String[] arguments)
      throws RunnerException, CommandLineOptionException, IOException {
    List<String> given = List.of(arguments);
    if (given.contains("--help") || given.contains("-h")) {
      System.out.println(USAGE);
      Tables.main(new String[] {"-h"});
    } else if (given.isEmpty()) {
      all();
    } else {
      Tables.main(arguments);
    }
  }

  /** Tells what is missing before it measures for hours. */
  private static void all() throws RunnerException, CommandLineOptionException, IOException {
    AgentCost.requireBuilt();
    heading("ProviderStart");
    ProviderStart.main(new String[0]);
    heading("AgentCost");
    AgentCost.main(new String[0]);
    heading("JMH");
    Tables.main(new String[] {"--every"});
  }

  private static void heading(String name) {
    System.out.println("\n### " + name + "\n");
  }
}
