package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.statistics.Pairs;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sessions of two live twins in turn, after both are warm: one loads while the other waits. */
final class WarmPairs {

  static final List<String> COLUMNS =
      List.of(
          "session, plain, ms",
          "session, sealed, ms",
          "sealed / plain",
          "session and first inference, sealed / plain",
          "inference, plain, ms",
          "inference, sealed / plain",
          "closing, plain, ms",
          "closing, sealed, ms");

  /** The same of a predictor. */
  static final List<String> PREDICTOR_COLUMNS =
      COLUMNS.stream().map(column -> column.replace("session", "predictor")).toList();

  private final Pairs load = new Pairs();
  private final Pairs loadAndFirstRun = new Pairs();
  private final Pairs run = new Pairs();
  private final Pairs close = new Pairs();

  /** As many forks, warm-ups and pairs as the options say. */
  static WarmPairs of(Twins twins, CostOptions options) throws IOException {
    WarmPairs pairs = new WarmPairs();
    for (int fork = 0; fork < options.forks(); fork++) {
      pairs.addFork(twins, options);
    }
    return pairs;
  }

  private void addFork(Twins twins, CostOptions options) throws IOException {
    try (LiveTwin plain = twins.plain().start();
        LiveTwin sealed = twins.sealed().start()) {
      plain.answer(); // each says that it is there
      sealed.answer();
      Turns<LiveTwin> turns = new Turns<>(plain, sealed);
      Turns.Measure<LiveTwin, SessionTimes> session =
          twin -> SessionTimes.measure(twin, options.runs());
      turns.take(options.warmups(), session, (first, second) -> second.sameAs(first));
      turns.take(options.pairs(), session, this::add);
      plain.end();
      sealed.end();
    }
  }

  private void add(SessionTimes plain, SessionTimes sealed) {
    sealed.sameAs(plain);
    load.add(plain.loadMillis(), sealed.loadMillis());
    loadAndFirstRun.add(
        plain.loadMillis() + plain.firstRunMillis(), sealed.loadMillis() + sealed.firstRunMillis());
    run.add(plain.runMillis(), sealed.runMillis());
    close.add(plain.closeMillis(), sealed.closeMillis());
  }

  /** Both sides' figures, by name. */
  Map<String, Pairs> figures() {
    Map<String, Pairs> figures = new LinkedHashMap<>();
    figures.put("session", load);
    figures.put("sessionAndFirstInference", loadAndFirstRun);
    figures.put("inference", run);
    figures.put("closing", close);
    return figures;
  }

  List<String> cells() {
    return List.of(
        load.base().text(1),
        load.other().text(1),
        load.ratioOfMedians().text(3),
        loadAndFirstRun.ratioOfMedians().text(3),
        run.base().text(2),
        run.ratioOfMedians().text(3),
        close.base().text(1),
        close.other().text(1));
  }
}
