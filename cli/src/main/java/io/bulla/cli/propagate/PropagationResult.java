package io.bulla.cli.propagate;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.terminal.Table;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that a run found and did.
 *
 * @param plan the plan
 * @param applied whether it was to be made so
 * @param models each model that a rule is about
 * @param unreachable what could not be looked at
 */
record PropagationResult(
    Path plan, boolean applied, List<ModelOutcome> models, List<Unreachable> unreachable) {
  PropagationResult {
    models = List.copyOf(models);
    unreachable = List.copyOf(unreachable);
  }

  /** What could not be reached or done goes before what is yet to be done. */
  ExitCode code() {
    boolean differs = count(Standing.DIFFERS) > 0;
    return failures()
        .map(Failure::code)
        .findFirst()
        .orElse(differs ? ExitCode.FINDINGS : ExitCode.OK);
  }

  /** Why things stay as they are, each once. */
  Stream<Failure> failures() {
    return Stream.concat(
        unreachable.stream().map(Unreachable::why),
        models.stream().flatMap(model -> model.changed().kept().stream()).map(Kept::why));
  }

  boolean isAnybodyRemoved() {
    return models.stream().anyMatch(model -> !model.changed().removed().isEmpty());
  }

  private long count(Standing standing) {
    return models.stream().filter(model -> model.standing() == standing).count();
  }

  /** One line for each model that is not as the plan says, or was not, or for each at all. */
  List<String> lines(boolean all) {
    List<ModelOutcome> told =
        models.stream().filter(model -> all || model.standing() != Standing.UNCHANGED).toList();
    Table table = new Table("PATH", ">STAY", "STANDING", "CHANGE");
    told.forEach(model -> table.row(model.cells()));
    return told.isEmpty() ? List.of() : table.lines();
  }

  /** How many models stand how. */
  String summary() {
    StringBuilder words = new StringBuilder(models.size() + " models");
    for (Standing standing : Standing.values()) {
      long count = count(standing);
      if (count > 0) {
        words.append(", ").append(count).append(' ').append(standing.label());
      }
    }
    return unreachable.isEmpty()
        ? words.toString()
        : words + "; " + unreachable.size() + " places could not be looked at";
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("plan", plan.toString());
    map.put("applied", applied);
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Standing standing : Standing.values()) {
      counts.put(standing.label(), count(standing));
    }
    map.put("counts", counts);
    map.put("models", models.stream().map(ModelOutcome::asMap).toList());
    map.put("unreachable", unreachable.stream().map(Unreachable::asMap).toList());
    return map;
  }
}
