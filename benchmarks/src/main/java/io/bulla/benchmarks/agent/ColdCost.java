package io.bulla.benchmarks.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** MiniLM in processes that begin with nothing, each to its first inference. */
final class ColdCost {
  private ColdCost() {}

  static String measure(Site site) throws IOException {
    List<String> columns = List.of("ONNX Runtime", "KEK in");
    MarkdownTable times =
        new MarkdownTable("cold, MiniLM", MarkdownTable.joined(columns, ColdPairs.COLUMNS));
    MarkdownTable parts =
        new MarkdownTable(
            "cold, MiniLM: the agent's parts", MarkdownTable.joined(columns, ColdParts.COLUMNS));
    for (String version : site.onnxRuntimes()) {
      for (String place : site.places()) {
        List<String> row = List.of(version, place);
        ColdPairs pairs = pairs(site, version, place);
        times.row(MarkdownTable.joined(row, pairs.cells()));
        parts.row(MarkdownTable.joined(row, pairs.partCells()));
      }
    }
    return times.text() + "\n" + parts.text();
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
