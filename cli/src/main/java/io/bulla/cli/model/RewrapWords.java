package io.bulla.cli.model;

import io.bulla.cli.Failure;
import io.bulla.cli.fleet.FormerRecipients;
import io.bulla.cli.fleet.HeaderCheck;
import io.bulla.cli.fleet.ModelHeader;
import io.bulla.cli.fleet.ModelOutcome;
import io.bulla.cli.fleet.ModelPlace;
import io.bulla.loader.RewrapReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a re-wrapping did, in words and as JSON.
 *
 * @param model its path as it was given
 * @param report what was done
 * @param dryRun whether it only would have been
 */
record RewrapWords(ModelPlace model, RewrapReport report, boolean dryRun) {
  static final String SAME_DATA_KEY =
      "note: a recipient is gone, but the data key is the same: whoever had it, or has an older copy of"
          + " the file, still opens the model. After a compromise, use bulla reseal";

  String line() {
    String recipients =
        String.join(", ", report.after())
            + report.recipientsFile().map(file -> " in " + file).orElse("");
    return switch (report.outcome()) {
      case UNCHANGED -> model + ": unchanged: " + recipients;
      case REPAIRED -> model + ": " + would("repaired") + ": " + recipients;
      case REWRAPPED ->
          model
              + ": "
              + would("rewrapped")
              + ": "
              + String.join(", ", report.before())
              + " -> "
              + recipients;
      case DETACHED -> model + ": " + would("detached") + ": " + recipients;
    };
  }

  private String would(String done) {
    return dryRun ? "would be " + done : done;
  }

  /** Whether a KEK, or a version of one, opened the model before and does no more. */
  static boolean dropsRecipient(ModelOutcome outcome) {
    return outcome.account().details().get("removed") instanceof List<?> removed
        && !removed.isEmpty();
  }

  /** What a re-wrapping away from compromised versions leaves undone. */
  static String warning(ModelPlace model, List<String> compromised) {
    return model
        + ": "
        + String.join(", ", compromised)
        + " is compromised: its data key has to be taken as known, and re-wrapping keeps it; use"
        + " bulla reseal "
        + model;
  }

  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (report.wasDegraded()) {
      remarks.add(
          model
              + ": one recipient slot was damaged; it "
              + (dryRun ? "would be" : "is")
              + " whole");
    }
    if (!report.leftAlone().isEmpty()) {
      remarks.add(
          model
              + ": not configured here, so left as they are: "
              + String.join(", ", report.leftAlone()));
    }
    remarks.addAll(FormerRecipients.of(model, report).remarks());
    if (!report.notThere().isEmpty()) {
      remarks.add(
          model + ": no recipient, so nothing to remove: " + String.join(", ", report.notThere()));
    }
    return remarks;
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", model.toString());
    map.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT));
    map.put("dryRun", dryRun);
    map.put("modelId", report.modelId());
    map.put("modelVersion", report.modelVersion());
    map.put("sealId", report.sealId());
    map.put("before", report.before());
    map.put("after", report.after());
    map.put("added", report.added());
    map.put("removed", report.removed());
    map.put("leftAlone", report.leftAlone());
    map.put("notThere", report.notThere());
    report.recipientsFile().ifPresent(file -> map.put("recipientsFile", file));
    FormerRecipients.of(model, report).addTo(map);
    map.put("wasDegraded", report.wasDegraded());
    return map;
  }

  /** What a header shows to be done. */
  static ModelOutcome.Account unchanged(ModelHeader header, boolean dryRun) {
    List<String> recipients = HeaderCheck.names(header);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", header.model().toString());
    map.put("outcome", "unchanged");
    map.put("dryRun", dryRun);
    map.put("modelId", header.info().modelId());
    map.put("modelVersion", header.info().modelVersion());
    map.put("sealId", header.info().sealId());
    map.put("before", recipients);
    map.put("after", recipients);
    String line = header.model() + ": unchanged: " + String.join(", ", recipients);
    return new ModelOutcome.Account(line, List.of(), List.of(), map);
  }

  /** One row of what is printed as JSON. */
  static Map<String, Object> row(ModelOutcome outcome) {
    return outcome
        .failure()
        .map(failure -> failed(outcome.place(), failure))
        .orElseGet(
            () ->
                outcome.kind() == ModelOutcome.Kind.NOT_REACHED
                    ? Map.of("path", outcome.place(), "outcome", outcome.kind().label())
                    : outcome.account().details());
  }

  private static Map<String, Object> failed(ModelPlace model, Failure failure) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", model.toString());
    map.put("outcome", "failed");
    map.put("exitCode", failure.code().number());
    map.put("error", failure.what());
    map.put("hint", failure.hint());
    return map;
  }
}
