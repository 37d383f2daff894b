package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.MarkdownTable;
import java.io.IOException;
import java.util.List;

/** Sessions of MiniLM in JVMs that are warm: each opening asks the KEK. */
final class WarmCost {
  private static final List<String> COLUMNS = List.of("ONNX Runtime", "form", "KEK in");

  private WarmCost() {}

  static String measure(Site site, CostResults results) throws IOException {
    MarkdownTable table =
        new MarkdownTable("warm, MiniLM", MarkdownTable.joined(COLUMNS, WarmPairs.COLUMNS));
    for (String version : site.onnxRuntimes()) {
      for (String place : site.places()) {
        for (String form : site.options().forms()) {
          Case each = Case.of(COLUMNS, version, form, place);
          Twins twins = site.twins(version, place, form, site.minilm(), "");
          WarmPairs pairs = WarmPairs.of(twins, site.options());
          table.row(each.with(pairs.cells()));
          results.millis("warm", each.parameters(), pairs.figures());
        }
      }
    }
    return table.text();
  }
}
