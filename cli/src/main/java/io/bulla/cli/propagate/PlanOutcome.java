package io.bulla.cli.propagate;

import io.bulla.cli.Failure;
import io.bulla.cli.fleet.FormerRecipients;
import io.bulla.cli.fleet.ModelOutcome;
import io.bulla.cli.fleet.ModelOutcome.Account;
import io.bulla.cli.fleet.ModelOutcome.Kind;
import io.bulla.cli.fleet.ModelPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a plan means for one model, and what was done about it.
 *
 * @param place the sealed file, or the manifest of a directory
 * @param rule the line of the rule that it is under
 * @param difference by its header, before
 * @param changed what became of it
 * @param applied whether anything was to be done
 */
record PlanOutcome(
    ModelPlace place, PlanLine rule, Difference difference, Changed changed, boolean applied) {
  static PlanOutcome of(FoundModel model, Difference difference, Changed changed, boolean applied) {
    return new PlanOutcome(
        model.header().place(), model.rule().line(), difference, changed, applied);
  }

  Standing standing() {
    if (!changed.kept().isEmpty()) {
      return changed.isAnythingDone() ? Standing.PARTLY : Standing.KEPT;
    }
    if (difference.isNothing()) {
      return Standing.UNCHANGED;
    }
    return applied ? Standing.CHANGED : Standing.DIFFERS;
  }

  /** Path, number of recipients that stay, standing, change. */
  String[] cells() {
    return new String[] {
      place.toString(),
      String.valueOf(difference.stay().size()),
      standing().label(),
      difference.words()
    };
  }

  /** As fleets have it. */
  ModelOutcome inFleet() {
    Account account = new Account(line(), formerRecipients().remarks(), moreFailures(), details());
    return new ModelOutcome(place, kind(), account, failures().findFirst());
  }

  private Kind kind() {
    return switch (standing()) {
      case UNCHANGED -> Kind.NOTHING_TO_DO;
      case DIFFERS, CHANGED -> Kind.CHANGED;
      case PARTLY, KEPT -> Kind.FAILED;
    };
  }

  private String line() {
    if (!applied) {
      return "";
    }
    String done =
        Stream.concat(
                changed.added().stream().map(name -> " +" + name),
                changed.removed().stream().map(name -> " -" + name))
            .collect(Collectors.joining());
    return place + ": " + standing().label() + (done.isEmpty() ? "" : ":" + done);
  }

  private FormerRecipients formerRecipients() {
    return new FormerRecipients(place, changed.leftInModel(), changed.olderVersions());
  }

  /** The first of them is told as an error, with its hint. */
  private List<String> moreFailures() {
    return failures().skip(1).map(Failure::what).toList();
  }

  private Stream<Failure> failures() {
    return changed.kept().stream().map(Kept::why);
  }

  private Map<String, Object> details() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", rule.toString());
    map.put("standing", standing().label());
    map.put("add", difference.add());
    map.put("remove", difference.remove());
    map.put("stay", difference.stay());
    map.put("repair", difference.unsettled());
    map.put("added", changed.added());
    map.put("removed", changed.removed());
    changed.recipientsFile().ifPresent(file -> map.put("recipientsFile", file));
    formerRecipients().addTo(map);
    map.put("kept", changed.kept().stream().map(Kept::asMap).toList());
    return map;
  }
}
