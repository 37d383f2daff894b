package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.Circumstances;
import io.bulla.benchmarks.FileTree;
import io.bulla.benchmarks.KekPlace;
import io.bulla.benchmarks.results.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the agent costs, in the parts that are named or in all: {@code start}, {@code warm}, {@code
 * cold}, {@code djl}, {@code memory}, {@code huge}. Each compares twin JVMs that differ only in the
 * agent and in the model being sealed.
 *
 * <p>Usage, in a checkout that is built: {@code java -cp benchmarks.jar
 * io.bulla.benchmarks.agent.AgentCost [PART ...] [--OPTION=VALUE ...]}; see {@link CostOptions}.
 */
public final class AgentCost {

  private static final Map<String, Part> PARTS =
      Map.of(
          "start", StartCost::measure,
          "warm", WarmCost::measure,
          "cold", ColdCost::measure,
          "djl", DjlCost::measure,
          "memory", MemoryCost::measure,
          "huge", HugeCost::measure);

  private AgentCost() {}

  /** Takes parts and options; prints tables. */
  public static void main(String[] arguments) throws IOException {
    CostOptions options = CostOptions.of(arguments);
    List<Part> parts = options.parts().stream().map(AgentCost::part).toList();
    Circumstances.lines().forEach(line -> System.out.println("- " + line));
    System.out.println("- options " + options.text());
    Map<String, Object> facts = Circumstances.facts();
    facts.put("options", options.text());
    Path directory = Files.createTempDirectory(options.directory(), "bulla-agent-cost");
    try {
      Site site = new Site(options, directory);
      options.keks().stream()
          .filter(place -> !KekPlace.isHere(place))
          .forEach(place -> System.out.println("- skipped: KEKs in " + place + ", not here"));
      CostResults results = new CostResults();
      for (Part part : parts) {
        System.out.println(part.measure(site, results));
        if (options.results().isPresent()) { // each time: a later part may fail
          Envelope.write(results.rows(), facts, options.results().get());
        }
      }
    } finally {
      FileTree.delete(directory);
    }
  }

  /**
   * Fails unless the build has made what this measures with by default, and says what is missing.
   */
  public static void requireBuilt() throws IOException {
    Distribution.built();
    new Engines(CostOptions.of().engines()).requireAll();
  }

  private static Part part(String name) {
    Part part = PARTS.get(name);
    if (part == null) {
      throw new IllegalArgumentException(name + " is no part: it is one of " + PARTS.keySet());
    }
    return part;
  }

  /** Measures, keeps every figure, and returns tables in Markdown. */
  private interface Part {
    String measure(Site site, CostResults results) throws IOException;
  }
}
