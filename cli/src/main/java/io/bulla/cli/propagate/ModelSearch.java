package io.bulla.cli.propagate;

import io.bulla.cli.fleet.Fleet;
import io.bulla.cli.fleet.FleetWalk;
import io.bulla.cli.fleet.LocalPlace;
import io.bulla.cli.fleet.ModelHeader;
import io.bulla.cli.fleet.ModelPlace;
import io.bulla.cli.fleet.Unread;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for the models that a plan is about, by each of their names.
 *
 * @param plan the plan
 * @param walk reads headers
 */
record ModelSearch(Plan plan, FleetWalk walk) {
  /**
   * What was found.
   *
   * @param models in the order of their places
   * @param unread what could not be looked at, and may be models that the plan is about
   */
  record Found(List<FoundModel> models, List<Unread> unread) {}

  /**
   * Searches the places of a plan.
   *
   * @throws io.bulla.cli.Failure if the plan contradicts itself about a model, or has a rule about
   *     none
   */
  Found search() throws IOException {
    Fleet fleet = walk.byEveryName(places());
    List<FoundModel> models = new ArrayList<>();
    for (ModelHeader header : fleet.models().toList()) {
      plan.ruleFor(PlaceName.of(header.place()))
          .ifPresent(rule -> models.add(new FoundModel(header, rule)));
    }
    List<Unread> unread = fleet.unread().stream().filter(this::mayConcern).toList();
    requireModelsForEachRule(models, unread);
    return new Found(List.copyOf(models), unread);
  }

  /** Each once, and none that is below another. */
  private List<ModelPlace> places() {
    List<PlaceName> all =
        plan.rules().stream()
            .map(rule -> rule.pattern().above())
            .sorted(Comparator.comparingInt(place -> place.names().size()))
            .toList();
    List<PlaceName> highest = new ArrayList<>();
    for (PlaceName place : all) {
      if (highest.stream().noneMatch(place::isBelow)) {
        highest.add(place);
      }
    }
    return highest.stream().map(PlaceName::place).filter(ModelSearch::mayBeThere).toList();
  }

  /** What is not there has no models, which is what the rule about it is told. */
  private static boolean mayBeThere(ModelPlace place) {
    return !(place instanceof LocalPlace local) || !Files.notExists(local.path());
  }

  /** A directory, or a place in a store that was to be listed, may have such models below it. */
  private boolean mayConcern(Unread unread) {
    boolean directory =
        unread.place() instanceof LocalPlace local && Files.isDirectory(local.path());
    PlaceName name = PlaceName.of(unread.place());
    return directory
        || plan.rules().stream()
            .map(Rule::pattern)
            .anyMatch(pattern -> pattern.matches(name) || pattern.above().isBelow(name));
  }

  /** A mistyped path would go unnoticed otherwise, and so would a volume that is not mounted. */
  private void requireModelsForEachRule(List<FoundModel> models, List<Unread> unread) {
    List<PlaceName> names =
        models.stream().map(model -> PlaceName.of(model.header().place())).toList();
    for (Rule rule : plan.aboutNoneOf(names)) {
      if (unread.stream().noneMatch(each -> mayHide(each, rule))) {
        throw rule.line()
            .error(
                "[models " + rule.pattern() + "] matches no sealed model",
                "correct it, or see that the place is mounted; remove it if its models are gone");
      }
    }
  }

  private static boolean mayHide(Unread unread, Rule rule) {
    PlaceName name = PlaceName.of(unread.place());
    PlaceName above = rule.pattern().above();
    return name.isBelow(above) || above.isBelow(name);
  }
}
