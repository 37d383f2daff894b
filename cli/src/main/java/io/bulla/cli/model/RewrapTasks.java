package io.bulla.cli.model;

import io.bulla.cli.fleet.HeaderCheck;
import io.bulla.cli.fleet.KnownKeks;
import io.bulla.cli.fleet.LocalPlace;
import io.bulla.cli.fleet.ModelHeader;
import io.bulla.cli.fleet.ModelOutcome;
import io.bulla.cli.fleet.ModelPlace;
import io.bulla.cli.fleet.ModelTask;
import io.bulla.cli.fleet.RewrapGoal;
import io.bulla.cli.fleet.StorePlace;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelRewrapper;
import io.bulla.loader.RewrapReport;
import io.bulla.loader.RewrapRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
    Set<String> named = new LinkedHashSet<>(inSlots(place));
    ModelRewrapper rewrapper = new ModelRewrapper(options);
    RewrapReport report =
        place instanceof StorePlace stored
            ? rewrapper.rewrap(stored.uri(), request)
            : rewrapper.rewrap(((LocalPlace) place).path(), request);
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
  private List<String> inSlots(ModelPlace place) {
    try {
      return ModelHeader.of(place, options)
          .slots()
          .flatMap(slot -> slot.recipients().stream())
          .map(HeaderCheck::name)
          .toList();
    } catch (IOException e) {
      return List.of(); // the re-wrapping will say what is wrong with it
    }
  }
}
