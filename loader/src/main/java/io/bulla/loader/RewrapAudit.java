package io.bulla.loader;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** What the audit has of a re-wrapping: what was asked for, and who came and went. Stateless. */
final class RewrapAudit {
  /** Re-wraps. */
  @FunctionalInterface
  interface Operation {
    RewrapReport run() throws IOException;
  }

  private RewrapAudit() {}

  /**
   * Re-wraps what was told of.
   *
   * @param recipientsFile a detached recipients file that is asked for
   */
  static RewrapReport run(
      LoaderOptions options,
      SealedFile model,
      RewrapRequest request,
      Optional<String> recipientsFile,
      Operation operation)
      throws IOException {
    Audited audited =
        Audited.of(options, "model.rewrap", model)
            .with("add", String.join(",", request.add()))
            .with("remove", String.join(",", request.remove()))
            .with("to-newest", request.toNewest() ? "yes" : "no")
            .with("dry-run", request.dryRun() ? "yes" : "no");
    recipientsFile.ifPresent(file -> audited.with("recipients-file", file));
    return audited.run(notes -> noted(operation.run(), notes));
  }

  private static RewrapReport noted(RewrapReport report, Audited.Notes notes) {
    notes.add("result", report.outcome().name().toLowerCase(Locale.ROOT));
    notes.add("before", String.join(",", report.before()));
    notes.add("after", String.join(",", report.after()));
    notes.add("added", String.join(",", report.added()));
    notes.add("removed", String.join(",", report.removed()));
    if (report.recipientsFile().isPresent()) {
      notes.add("recipients-file", report.recipientsFile().get());
      notes.add("left-in-model", String.join(",", report.leftInModel()));
    }
    return report;
  }
}
