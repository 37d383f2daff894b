package io.bulla.cli.propagate;

import io.bulla.loader.OlderVersions;
import io.bulla.loader.RewrapReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one model.
 *
 * @param added {@code id/version} of each recipient that came
 * @param removed {@code id/version} of each recipient that went
 * @param kept what was to change and did not
 * @param recipientsFile the detached recipients file that was changed; empty where it was the model
 * @param leftInModel recipients that are none any more, and stay in a model that was not written
 * @param olderVersions what a store has of the model from before
 */
record Changed(
    List<String> added,
    List<String> removed,
    List<Kept> kept,
    Optional<String> recipientsFile,
    List<String> leftInModel,
    OlderVersions olderVersions) {
  static final Changed NOTHING = new Builder().done();

  Changed {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
    leftInModel = List.copyOf(leftInModel);
  }

  boolean isAnythingDone() {
    return !added.isEmpty() || !removed.isEmpty();
  }

  /** One that could not be looked at. */
  static Changed nothingFor(Kept reason) {
    Builder builder = new Builder();
    builder.keep(reason);
    return builder.done();
  }

  /** Several changes of one model, one after another. Not safe for threads. */
  static final class Builder {
    private final Set<String> added = new LinkedHashSet<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final List<Kept> kept = new ArrayList<>();
    private Optional<String> recipientsFile = Optional.empty();
    private List<String> leftInModel = List.of();
    private OlderVersions olderVersions = OlderVersions.NONE;

    void add(RewrapReport report) {
      added.addAll(report.added());
      removed.addAll(report.removed());
      recipientsFile = report.recipientsFile();
      leftInModel = report.leftInModel();
      if (!report.olderVersions().equals(OlderVersions.NONE)) {
        olderVersions = report.olderVersions(); // one that removes nobody does not look
      }
    }

    void keep(Kept what) {
      kept.add(what);
    }

    boolean isAnythingKept() {
      return !kept.isEmpty();
    }

    Changed done() {
      return new Changed(
          List.copyOf(added),
          List.copyOf(removed),
          kept,
          recipientsFile,
          leftInModel,
          olderVersions);
    }
  }
}
