package io.bulla.cli.propagate;

import io.bulla.cli.Failures;
import io.bulla.cli.fleet.LocalPlace;
import io.bulla.cli.fleet.ModelPlace;
import io.bulla.cli.fleet.ModelTask;
import io.bulla.cli.fleet.StorePlace;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelInfo;
import java.io.IOException;

/**
 * What is done for each model of a plan: first all are looked at, then those are changed that
 * differ. Looking is for one thread.
 *
 * @param change gives a model other recipients
 * @param options of this process
 * @param oneAim that the plan agrees with itself
 */
record Propagation(ModelChange change, LoaderOptions options, OneAim oneAim) {
  /** Compares a model with its rule. */
  PlanOutcome look(FoundModel model) {
    Aim aim = model.rule().aim();
    try {
      ModelInfo header =
          aim.detached().isPresent() ? planned(model).header() : model.header().info();
      oneAim.require(model, header);
      return PlanOutcome.of(model, change.difference(header, aim), Changed.NOTHING, false);
    } catch (IOException e) {
      Changed nothing = Changed.nothingFor(Kept.ofModel(Failures.of(e)));
      return PlanOutcome.of(model, Difference.UNKNOWN, nothing, false);
    }
  }

  /** What is to be done with a model, after a look at it. */
  ModelTask task(FoundModel model, PlanOutcome seen) {
    return seen.standing() == Standing.DIFFERS
        ? ModelTask.of(seen.place(), () -> applied(model, seen).inFleet())
        : ModelTask.known(seen.inFleet());
  }

  private PlanOutcome applied(FoundModel model, PlanOutcome seen) throws IOException {
    Changed changed = change.make(planned(model), model.rule().aim());
    return PlanOutcome.of(model, seen.difference(), changed, true);
  }

  private PlannedModel planned(FoundModel model) {
    ModelPlace place = model.header().place();
    return place instanceof StorePlace stored
        ? new StoredModel(stored.uri(), options)
        : new LocalModel(((LocalPlace) place).path(), model.rule().aim().detached(), options);
  }
}
