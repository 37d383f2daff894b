package io.bulla.benchmarks.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A model whose weights are in another file, by default more than 2 GiB: time and memory. */
final class HugeCost {
  private HugeCost() {}

  static String measure(Site site) throws IOException {
    List<String> columns = List.of("ONNX Runtime", "graph");
    MarkdownTable warm =
        new MarkdownTable("warm, external data", MarkdownTable.joined(columns, WarmPairs.COLUMNS));
    MarkdownTable memory =
        new MarkdownTable(
            "memory, external data", MarkdownTable.joined(columns, MemoryPairs.COLUMNS));
    Path model = HugeModel.write(site.scratch("huge"), site.options().hugeMebibytes());
    for (String version : site.onnxRuntimes()) {
      for (String graph : site.options().hugeGraphs()) {
        List<String> row = List.of(version, graph);
        String place = site.places().get(0);
        Twins twins = site.twins(version, place, "path", model, HugeModel.file(graph));
        warm.row(MarkdownTable.joined(row, WarmPairs.of(twins, site.options()).cells()));
        memory.row(MarkdownTable.joined(row, MemoryPairs.of(twins, site.options()).cells()));
      }
    }
    return warm.text() + "\n" + memory.text();
  }
}
