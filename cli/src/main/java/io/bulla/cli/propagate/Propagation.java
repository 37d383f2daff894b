package io.bulla.cli.propagate;

import io.bulla.cli.Failures;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelInfo;
import java.io.IOException;

/**
 * What is done for each model of a plan: first all are looked at, then those are changed that
 * differ. Safe for threads.
 *
 * @param change gives a model other recipients
 * @param options of this process
 * @param oneAim that the plan agrees with itself
 */
record Propagation(ModelChange change, LoaderOptions options, OneAim oneAim) {
  /** Reads a header. */
  ModelOutcome look(FoundModel model) {
    Aim aim = model.rule().aim();
    ModelInfo header;
    try {
      header = place(model).header();
      oneAim.require(model, header);
    } catch (IOException e) {
      Changed nothing = Changed.nothingFor(Kept.ofModel(Failures.of(e)));
      return outcome(model, Difference.UNKNOWN, nothing, false);
    }
    return outcome(model, change.difference(header, aim), Changed.NOTHING, false);
  }

  /** Changes a model that differs. */
  ModelOutcome apply(FoundModel model, ModelOutcome seen) {
    return outcome(model, seen.difference(), change.make(place(model), model.rule().aim()), true);
  }

  private ModelPlace place(FoundModel model) {
    return new LocalPlace(model.path(), model.rule().aim().detached(), options);
  }

  private static ModelOutcome outcome(
      FoundModel model, Difference difference, Changed changed, boolean applied) {
    return new ModelOutcome(model.path(), model.rule().line(), difference, changed, applied);
  }
}
