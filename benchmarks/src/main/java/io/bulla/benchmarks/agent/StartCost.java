package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.MarkdownTable;
import io.bulla.benchmarks.statistics.Pairs;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** An application that loads no engine, under the agent and without it, from start to end. */
final class StartCost {
  private StartCost() {}

  static String measure(Site site, CostResults results) throws IOException {
    Pairs pairs = pairs(site);
    MarkdownTable table =
        new MarkdownTable(
            "start, no engine", List.of("bare JVM, ms", "with the agent, ms", "difference, ms"));
    table.row(
        List.of(pairs.base().text(0), pairs.other().text(0), pairs.medianDifference().text(1)));
    results.millis("start", Map.of(), Map.of("process", pairs));
    return table.text();
  }

  /** The first pair, which finds cold files, is left out. */
  private static Pairs pairs(Site site) throws IOException {
    Twin bare = Twin.withoutEngine(site);
    Twin agent = Twin.withoutEngine(site).under(site.keys("keystore"));
    Turns<Twin> turns = new Turns<>(bare, agent);
    turns.take(1, StartCost::millis, (first, second) -> {});
    Pairs pairs = new Pairs();
    turns.take(site.options().pairs(), StartCost::millis, pairs::add);
    return pairs;
  }

  private static double millis(Twin twin) throws IOException {
    try (LiveTwin live = twin.start()) {
      live.end();
      return live.millisSinceStart();
    }
  }
}
