package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.MarkdownTable;
import java.io.IOException;
import java.util.List;

/** What a JVM needs for MiniLM, at its peak and afterwards. */
final class MemoryCost {
  private static final List<String> COLUMNS = List.of("ONNX Runtime", "form", "KEK in");

  private MemoryCost() {}

  static String measure(Site site, CostResults results) throws IOException {
    MarkdownTable table =
        new MarkdownTable("memory, MiniLM", MarkdownTable.joined(COLUMNS, MemoryPairs.COLUMNS));
    for (String version : site.onnxRuntimes()) {
      for (String place : site.places()) {
        for (String form : site.options().forms()) {
          Case each = Case.of(COLUMNS, version, form, place);
          Twins twins = site.twins(version, place, form, site.minilm(), "");
          MemoryPairs pairs = MemoryPairs.of(twins, site.options());
          table.row(each.with(pairs.cells()));
          results.megabytes("memory", each.parameters(), pairs.figures());
        }
      }
    }
    return table.text();
  }
}
