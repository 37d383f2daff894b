package io.bulla.benchmarks.agent;

import java.io.IOException;
import java.util.List;

/** What a JVM needs for MiniLM, at its peak and afterwards. */
final class MemoryCost {
  private MemoryCost() {}

  static String measure(Site site) throws IOException {
    List<String> columns = List.of("ONNX Runtime", "form", "KEK in");
    MarkdownTable table =
        new MarkdownTable("memory, MiniLM", MarkdownTable.joined(columns, MemoryPairs.COLUMNS));
    for (String version : site.onnxRuntimes()) {
      for (String place : site.places()) {
        for (String form : site.options().forms()) {
          Twins twins = site.twins(version, place, form, site.minilm(), "");
          List<String> cells = MemoryPairs.of(twins, site.options()).cells();
          table.row(MarkdownTable.joined(List.of(version, form, place), cells));
        }
      }
    }
    return table.text();
  }
}
