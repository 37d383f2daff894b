package io.bulla.cli.propagate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a plan means for one model, and what was done about it.
 *
 * @param path the sealed file, or the manifest of a directory
 * @param rule the line of the rule that it is under
 * @param difference by its header, before
 * @param changed what became of it
 * @param applied whether anything was to be done
 */
record ModelOutcome(
    Path path, PlanLine rule, Difference difference, Changed changed, boolean applied) {
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
      path.toString(),
      String.valueOf(difference.stay().size()),
      standing().label(),
      difference.words()
    };
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", path.toString());
    map.put("rule", rule.toString());
    map.put("standing", standing().label());
    map.put("add", difference.add());
    map.put("remove", difference.remove());
    map.put("stay", difference.stay());
    map.put("repair", difference.unsettled());
    map.put("added", changed.added());
    map.put("removed", changed.removed());
    changed.recipientsFile().ifPresent(file -> map.put("recipientsFile", file));
    map.put("leftInModel", changed.leftInModel());
    map.put("kept", changed.kept().stream().map(Kept::asMap).toList());
    return map;
  }
}
