package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.MarkdownTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A model whose weights are in another file, by default more than 2 GiB: time and memory. */
final class HugeCost {
  private static final List<String> COLUMNS = List.of("ONNX Runtime", "graph");

  private HugeCost() {}

  static String measure(Site site, CostResults results) throws IOException {
    MarkdownTable warm =
        new MarkdownTable("warm, external data", MarkdownTable.joined(COLUMNS, WarmPairs.COLUMNS));
    MarkdownTable memory =
        new MarkdownTable(
            "memory, external data", MarkdownTable.joined(COLUMNS, MemoryPairs.COLUMNS));
    Path model = HugeModel.write(site.scratch("huge"), site.options().hugeMebibytes());
    for (String version : site.onnxRuntimes()) {
      for (String graph : site.options().hugeGraphs()) {
        Case each = Case.of(COLUMNS, version, graph);
        String place = site.places().get(0);
        Twins twins = site.twins(version, place, "path", model, HugeModel.file(graph));
        WarmPairs times = WarmPairs.of(twins, site.options());
        warm.row(each.with(times.cells()));
        results.millis("hugeWarm", each.parameters(), times.figures());
        MemoryPairs use = MemoryPairs.of(twins, site.options());
        memory.row(each.with(use.cells()));
        results.megabytes("hugeMemory", each.parameters(), use.figures());
      }
    }
    return warm.text() + "\n" + memory.text();
  }
}
