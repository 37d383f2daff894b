package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.statistics.Pairs;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What twins needed, one process of each after the other. */
final class MemoryPairs {

  static final List<String> COLUMNS =
      List.of(
          "peak, plain, MB",
          "peak, sealed, MB",
          "peak, sealed / plain",
          "steady, plain, MB",
          "steady, sealed, MB",
          "steady, sealed / plain",
          "closed, plain, MB",
          "closed, sealed, MB");

  private final Pairs peak = new Pairs();
  private final Pairs steady = new Pairs();
  private final Pairs closed = new Pairs();

  static MemoryPairs of(Twins twins, CostOptions options) throws IOException {
    MemoryPairs pairs = new MemoryPairs();
    for (int i = 0; i < options.memoryPairs(); i++) {
      MemoryUse plain = MemoryUse.measure(twins.plain(), options.runs());
      MemoryUse sealed = MemoryUse.measure(twins.sealed(), options.runs());
      pairs.peak.add(plain.peakMegabytes(), sealed.peakMegabytes());
      pairs.steady.add(plain.steadyMegabytes(), sealed.steadyMegabytes());
      pairs.closed.add(plain.closedMegabytes(), sealed.closedMegabytes());
    }
    return pairs;
  }

  /** Both sides' figures, by name. */
  Map<String, Pairs> figures() {
    Map<String, Pairs> figures = new LinkedHashMap<>();
    figures.put("peak", peak);
    figures.put("steady", steady);
    figures.put("closed", closed);
    return figures;
  }

  List<String> cells() {
    return List.of(
        peak.base().text(0),
        peak.other().text(0),
        peak.ratioOfMedians().text(3),
        steady.base().text(0),
        steady.other().text(0),
        steady.ratioOfMedians().text(3),
        closed.base().text(0),
        closed.other().text(0));
  }
}
