package io.bulla.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Which benchmarks there are, and which of them a run has left out. Stateless. */
final class Coverage {

  private Coverage() {}

  /** Every method under {@code @Benchmark}, with its class in full, as JMH's own list has it. */
  static Set<String> all() {
    OutputFormat silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    TreeSet<String> names = new TreeSet<>();
    BenchmarkList.defaultList()
        .find(silent, List.of(".*"), List.of())
        .forEach(each -> names.add(each.getUsername()));
    return names;
  }

  /**
   * Fails unless each benchmark gave a row.
   *
   * @param run names as {@link #all} has them
   * @param leftOut patterns of those that this host cannot run, which is told elsewhere
   */
  static void requireAll(Collection<String> run, Collection<String> leftOut) {
    Set<String> missing = all();
    missing.removeAll(run);
    missing.removeIf(name -> leftOut.stream().anyMatch(name::contains));
    if (!missing.isEmpty()) {
      throw new IllegalStateException("not run: " + missing + ": name them in Tables.BENCHMARKS");
    }
  }
}
