package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.statistics.Pairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole processes of twins in turn, each to its first inference. */
final class ColdPairs {

  static final List<String> COLUMNS =
      List.of(
          "to the first inference, plain, ms",
          "sealed, ms",
          "difference, ms",
          "to main, difference, ms",
          "session, plain, ms",
          "session, difference, ms",
          "to the end, difference, ms");

  private final Pairs inferred = new Pairs();
  private final Pairs main = new Pairs();
  private final Pairs session = new Pairs();
  private final Pairs end = new Pairs();
  private final ColdParts parts = new ColdParts();

  /** The first pair, which finds cold files, is left out. */
  static ColdPairs of(Twins twins, Path report, int count) throws IOException {
    ColdPairs pairs = new ColdPairs();
    Turns<Twin> turns = new Turns<>(twins.plain(), twins.sealed());
    turns.take(1, ColdTimes::measure, (bare, agent) -> Files.delete(report));
    turns.take(
        count,
        ColdTimes::measure,
        (bare, agent) -> {
          pairs.add(bare, agent);
          pairs.parts.add(report);
          Files.delete(report);
        });
    return pairs;
  }

  private void add(ColdTimes plain, ColdTimes sealed) {
    if (!plain.output().equals(sealed.output())) {
      throw new IllegalStateException("the sealed model computed something else");
    }
    inferred.add(plain.inferredMillis(), sealed.inferredMillis());
    main.add(plain.mainMillis(), sealed.mainMillis());
    session.add(plain.sessionMillis(), sealed.sessionMillis());
    end.add(plain.endMillis(), sealed.endMillis());
  }

  /** Both sides' figures, by name. */
  Map<String, Pairs> figures() {
    Map<String, Pairs> figures = new LinkedHashMap<>();
    figures.put("toFirstInference", inferred);
    figures.put("toMain", main);
    figures.put("session", session);
    figures.put("toEnd", end);
    return figures;
  }

  List<String> cells() {
    return List.of(
        inferred.base().text(0),
        inferred.other().text(0),
        inferred.medianDifference().text(0),
        main.medianDifference().text(0),
        session.base().text(0),
        session.medianDifference().text(0),
        end.medianDifference().text(0));
  }

  ColdParts parts() {
    return parts;
  }
}
