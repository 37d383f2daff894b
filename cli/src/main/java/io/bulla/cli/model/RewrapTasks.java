package io.bulla.cli.model;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.fleet.HeaderCheck;
import io.bulla.cli.fleet.KnownKeks;
import io.bulla.cli.fleet.LocalPlace;
import io.bulla.cli.fleet.ModelHeader;
import io.bulla.cli.fleet.ModelOutcome;
import io.bulla.cli.fleet.ModelPlace;
import io.bulla.cli.fleet.ModelTask;
import io.bulla.cli.fleet.RewrapGoal;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.loader.ModelRewrapper;
import io.bulla.loader.RewrapReport;
import io.bulla.loader.RewrapRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One re-wrapping of each of several models. Safe for threads.
 *
 * @param request what is to be done
 * @param options of the loader
 * @param keks what is known of KEKs
 */
record RewrapTasks(RewrapRequest request, LoaderOptions options, KnownKeks keks) {
  /** For a model that the command line names: it is opened, whatever its header says. */
  ModelTask named(ModelPlace place) {
    return ModelTask.of(place, () -> rewrap(place));
  }

  /** For a model that was found: where its header shows that all is done, nothing is. */
  ModelTask found(ModelHeader header) {
    RewrapGoal goal = new RewrapGoal(request, options.requiredRecipients(), options.kekIds(), keks);
    ModelPlace model = header.model();
    return goal.isReached(header)
        ? ModelTask.known(
            ModelOutcome.of(model, false, RewrapWords.unchanged(header, request.dryRun())))
        : named(model);
  }

  private ModelOutcome rewrap(ModelPlace place) throws IOException {
    Path path = path(place);
    Set<String> named = new LinkedHashSet<>(inSlots(path));
    RewrapReport report = new ModelRewrapper(options).rewrap(path, request);
    named.addAll(report.before());
    named.addAll(report.after());
    named.addAll(report.leftInModel());
    return outcome(new RewrapWords(place, report, request.dryRun()), named);
  }

  private ModelOutcome outcome(RewrapWords words, Set<String> named) {
    List<String> compromised = named.stream().filter(keks::isCompromised).toList();
    List<String> warnings = new ArrayList<>();
    if (!compromised.isEmpty()) {
      warnings.add(RewrapWords.warning(words.model(), compromised));
    }
    boolean changed = words.report().outcome() != RewrapReport.Outcome.UNCHANGED;
    return ModelOutcome.of(
        words.model(),
        changed,
        new ModelOutcome.Account(words.line(), words.remarks(), warnings, words.asMap()));
  }

  /**
   * All that any slot names, also one that does not count: whoever has such a key needs no more.
   */
  private List<String> inSlots(Path path) {
    try {
      ModelInfo info = ModelInspector.inspect(path, options);
      ModelInfo own = ModelInspector.inspectOwnRecipients(path);
      return Stream.concat(info.slots().stream(), own.slots().stream())
          .flatMap(slot -> slot.recipients().stream())
          .map(HeaderCheck::name)
          .toList();
    } catch (IOException e) {
      return List.of(); // the re-wrapping will say what is wrong with it
    }
  }

  private static Path path(ModelPlace place) {
    if (place instanceof LocalPlace local) {
      return local.path();
    }
    throw new Failure(ExitCode.USAGE, place + ": no store is known here", "name files");
  }
}
