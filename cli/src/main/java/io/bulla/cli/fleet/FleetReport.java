package io.bulla.cli.fleet;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.fleet.ModelOutcome.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a fleet.
 *
 * @param outcomes of each model, in their order
 * @param unread places that could not be looked at, which may have more models
 * @param ended whether the command was ended before its time
 */
public record FleetReport(List<ModelOutcome> outcomes, List<Unread> unread, boolean ended) {
  public FleetReport {
    outcomes = List.copyOf(outcomes);
    unread = List.copyOf(unread);
  }

  /** How many models there are of a kind. */
  public long count(Kind kind) {
    return outcomes.stream().filter(each -> each.kind() == kind).count();
  }

  /** That of the first failure: of a model, then of a place; I/O if it was ended. */
  public ExitCode code() {
    return failures().findFirst().map(Failure::code).orElse(ended ? ExitCode.IO : ExitCode.OK);
  }

  private Stream<Failure> failures() {
    return Stream.concat(
        outcomes.stream().map(ModelOutcome::failure).flatMap(Optional::stream),
        unread.stream().map(Unread::failure));
  }

  /** In one line. */
  public String summary() {
    String counts =
        Stream.of(
                count(Kind.CHANGED) + " changed",
                count(Kind.NOTHING_TO_DO) + " with nothing to do",
                count(Kind.FAILED) + " failed",
                count(Kind.NOT_REACHED) + " not reached")
            .collect(Collectors.joining(", "));
    String more = unread.isEmpty() ? "" : "; places not looked at: " + unread.size();
    return outcomes.size() + (outcomes.size() == 1 ? " model: " : " models: ") + counts + more;
  }

  Map<String, Object> asMap(String command) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("command", command);
    map.put("complete", !ended && unread.isEmpty());
    map.put("exitCode", code().number());
    map.put("models", outcomes.size());
    map.put("changed", count(Kind.CHANGED));
    map.put("nothingToDo", count(Kind.NOTHING_TO_DO));
    map.put("failed", count(Kind.FAILED));
    map.put("notReached", count(Kind.NOT_REACHED));
    map.put("unread", unread.stream().map(Unread::asMap).toList());
    map.put("outcomes", outcomes.stream().map(ModelOutcome::asMap).toList());
    return map;
  }
}
