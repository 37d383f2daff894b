package io.bulla.benchmarks.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** MiniLM in processes that begin with nothing, each to its first inference. */
final class ColdCost {
  private static final List<String> COLUMNS = List.of("ONNX Runtime", "KEK in");

  private ColdCost() {}

  static String measure(Site site, CostResults results) throws IOException {
    ColdTables tables = new ColdTables("cold, MiniLM", "cold", COLUMNS);
    for (String version : site.onnxRuntimes()) {
      for (String place : site.places()) {
        ColdPairs pairs = pairs(site, version, place);
        tables.add(Case.of(COLUMNS, version, place), pairs, results);
      }
    }
    return tables.text();
  }

  private static ColdPairs pairs(Site site, String version, String place) throws IOException {
    Path report = site.scratch("report").resolve("report.jsonl");
    Path sealedModel = site.sealed(site.minilm(), place);
    Twin plain = new Twin(site, version).running("path", site.minilm());
    Twin sealed = new Twin(site, version).running("path", sealedModel);
    sealed.under(site.keys(place), ",agent.report=" + report);
    return ColdPairs.of(new Twins(plain, sealed), report, site.options().pairs());
  }
}
