package io.bulla.benchmarks.agent;

import java.io.IOException;
import java.util.List;

/** Sessions of MiniLM in JVMs that are warm: each opening asks the KEK. */
final class WarmCost {
  private WarmCost() {}

  static String measure(Site site) throws IOException {
    List<String> columns = List.of("ONNX Runtime", "form", "KEK in");
    MarkdownTable table =
        new MarkdownTable("warm, MiniLM", MarkdownTable.joined(columns, WarmPairs.COLUMNS));
    for (String version : site.onnxRuntimes()) {
      for (String place : site.places()) {
        for (String form : site.options().forms()) {
          Twins twins = site.twins(version, place, form, site.minilm(), "");
          List<String> cells = WarmPairs.of(twins, site.options()).cells();
          table.row(MarkdownTable.joined(List.of(version, form, place), cells));
        }
      }
    }
    return table.text();
  }
}
