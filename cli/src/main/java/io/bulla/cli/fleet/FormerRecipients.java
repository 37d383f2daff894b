package io.bulla.cli.fleet;

import io.bulla.loader.OlderVersions;
import io.bulla.loader.RewrapReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Copies of a model that recipients still open which it has no more.
 *
 * @param model it
 * @param leftInModel those whom a model names that was not written itself
 * @param olderVersions what a store has from before
 */
public record FormerRecipients(
    ModelPlace model, List<String> leftInModel, OlderVersions olderVersions) {
  public FormerRecipients {
    leftInModel = List.copyOf(leftInModel);
  }

  /** What a re-wrapping found of them. */
  public static FormerRecipients of(ModelPlace model, RewrapReport report) {
    return new FormerRecipients(model, report.leftInModel(), report.olderVersions());
  }

  /** For people. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (!leftInModel.isEmpty()) {
      remarks.add(
          model
              + ": itself still names "
              + String.join(", ", leftInModel)
              + ", for whoever has it without its recipients file");
    }
    olderVersions
        .carrying()
        .forEach(each -> remarks.add("older version " + each + ", and opens as before: delete it"));
    olderVersions
        .unknown()
        .ifPresent(why -> remarks.add(model + ": older versions were not looked at: " + why));
    return remarks;
  }

  /** For a script. */
  public void addTo(Map<String, Object> map) {
    map.put("leftInModel", leftInModel);
    map.put("olderVersions", olderVersions.carrying());
    olderVersions.unknown().ifPresent(why -> map.put("olderVersionsUnknown", why));
  }
}
