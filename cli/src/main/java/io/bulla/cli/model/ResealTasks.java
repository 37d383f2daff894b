package io.bulla.cli.model;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.fleet.LocalPlace;
import io.bulla.cli.fleet.ModelOutcome;
import io.bulla.cli.fleet.ModelPlace;
import io.bulla.cli.fleet.ModelTask;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelResealer;
import io.bulla.loader.ResealRequest;
import io.bulla.loader.SealReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One resealing in place of each of several models. Safe for threads.
 *
 * @param request what is to be done
 * @param options of the loader
 */
record ResealTasks(ResealRequest request, LoaderOptions options) {
  ModelTask of(ModelPlace place) {
    return ModelTask.of(place, () -> reseal(place));
  }

  private ModelOutcome reseal(ModelPlace place) throws IOException {
    SealReport report = new ModelResealer(options).reseal(path(place), request);
    return ModelOutcome.of(
        place,
        true,
        new ModelOutcome.Account(
            line(place.toString(), report),
            List.of(),
            List.of(),
            new SealWords(report, path(place)).asMap()));
  }

  static String line(String target, SealReport report) {
    return target
        + ": resealed: "
        + report.modelId()
        + ", version "
        + report.modelVersion()
        + ", "
        + String.join(", ", report.recipients());
  }

  static Path path(ModelPlace place) {
    if (place instanceof LocalPlace local) {
      return local.path();
    }
    throw new Failure(
        ExitCode.USAGE, place + ": a store's object is not resealed in place", "name files");
  }
}
