package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.MarkdownTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * MiniLM and its tokenizer, a directory, to a predictor of DJL that is ready: in JVMs that are
 * warm, and in processes that begin with nothing; and what processes need for it.
 */
final class DjlCost {
  private static final List<String> COLUMNS = List.of("DJL", "KEK in");

  private DjlCost() {}

  static String measure(Site site, CostResults results) throws IOException {
    MarkdownTable warm =
        new MarkdownTable(
            "warm, MiniLM by DJL", MarkdownTable.joined(COLUMNS, WarmPairs.PREDICTOR_COLUMNS));
    ColdTables cold = new ColdTables("cold, MiniLM by DJL", "djlCold", COLUMNS);
    MarkdownTable memory =
        new MarkdownTable(
            "memory, MiniLM by DJL", MarkdownTable.joined(COLUMNS, MemoryPairs.COLUMNS));
    for (String version : site.djls()) {
      for (String place : site.places()) {
        Case each = Case.of(COLUMNS, version, place);
        WarmPairs pairs = WarmPairs.of(twins(site, version, place, ""), site.options());
        warm.row(each.with(pairs.cells()));
        results.millis("djlWarm", each.parameters(), pairs.figures());
        cold.add(each, cold(site, version, place), results);
        MemoryPairs use = MemoryPairs.of(twins(site, version, place, ""), site.options());
        memory.row(each.with(use.cells()));
        results.megabytes("djlMemory", each.parameters(), use.figures());
      }
    }
    return String.join("\n", warm.text(), cold.text(), memory.text());
  }

  private static ColdPairs cold(Site site, String version, String place) throws IOException {
    Path report = site.scratch("report").resolve("report.jsonl");
    Twins twins = twins(site, version, place, ",agent.report=" + report);
    return ColdPairs.of(twins, report, site.options().pairs());
  }

  private static Twins twins(Site site, String version, String place, String settings)
      throws IOException {
    Path directory = site.minilmDirectory();
    Twin plain = Twin.withDjl(site, version).predicting(directory);
    Twin sealed = Twin.withDjl(site, version).predicting(site.sealed(directory, place));
    return new Twins(plain, sealed.under(site.keys(place), settings));
  }
}
