package io.bulla.loader;

import java.util.List;
import java.util.Optional;

/**
 * What a re-wrapping found and did, or in a dry run would do.
 *
 * @param modelId name of the model
 * @param modelVersion version of the model
 * @param sealId the sealing, in hexadecimal
 * @param outcome what became of the recipient slots
 * @param wasDegraded whether one slot was torn before
 * @param before {@code id/version} of each recipient before
 * @param after {@code id/version} of each recipient after
 * @param leftAlone KEKs that could not be asked for a newer version, since the configuration does
 *     not name them
 * @param notThere KEKs that were to be removed and are no recipients
 * @param recipientsFile the detached recipients file that they stand in; empty where they stand in
 *     the model
 * @param leftInModel {@code id/version} of each recipient that is none any more, and stays one in
 *     the slots of the model itself, for whoever has it without the detached recipients file
 * @param olderVersions what a store still has of the model from before
 */
public record RewrapReport(
    String modelId,
    long modelVersion,
    String sealId,
    Outcome outcome,
    boolean wasDegraded,
    List<String> before,
    List<String> after,
    List<String> leftAlone,
    List<String> notThere,
    Optional<String> recipientsFile,
    List<String> leftInModel,
    OlderVersions olderVersions) {
  /** What became of the recipient slots. */
  public enum Outcome {
    /** Everything was as asked for; nothing was written. */
    UNCHANGED,
    /** The recipients stayed; a slot that was torn, or held a removed recipient, was made anew. */
    REPAIRED,
    /** There are other recipients now, and both slots are whole. */
    REWRAPPED,
    /** They stand in a detached recipients file, which was not there before. */
    DETACHED
  }

  /** {@code id/version} of each recipient that came. */
  public List<String> added() {
    return after.stream().filter(each -> !before.contains(each)).toList();
  }

  /** {@code id/version} of each recipient that went. */
  public List<String> removed() {
    return before.stream().filter(each -> !after.contains(each)).toList();
  }

  RewrapReport with(OlderVersions versions) {
    return new RewrapReport(
        modelId,
        modelVersion,
        sealId,
        outcome,
        wasDegraded,
        before,
        after,
        leftAlone,
        notThere,
        recipientsFile,
        leftInModel,
        versions);
  }

  public RewrapReport {
    before = List.copyOf(before);
    after = List.copyOf(after);
    leftAlone = List.copyOf(leftAlone);
    notThere = List.copyOf(notThere);
    leftInModel = List.copyOf(leftInModel);
  }
}
