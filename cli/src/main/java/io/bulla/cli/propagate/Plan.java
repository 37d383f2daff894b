package io.bulla.cli.propagate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which models are to have which recipients. Immutable.
 *
 * @param rules in the order of the file
 */
record Plan(List<Rule> rules) {
  Plan {
    rules = List.copyOf(rules);
  }

  /**
   * The most specific rule about a model; empty if none is.
   *
   * @throws io.bulla.cli.Failure if two rules are equally specific and want different things
   */
  Optional<Rule> ruleFor(PlaceName model) {
    List<Rule> about = rules.stream().filter(rule -> rule.pattern().matches(model)).toList();
    Optional<Rule> best =
        about.stream().max(Comparator.comparing(Rule::pattern, PlacePattern.BY_SPECIFICITY));
    best.ifPresent(rule -> refuseAnother(rule, about, model));
    return best;
  }

  private static void refuseAnother(Rule best, List<Rule> about, PlaceName model) {
    for (Rule other : about) {
      boolean alike = PlacePattern.BY_SPECIFICITY.compare(other.pattern(), best.pattern()) == 0;
      if (alike && !other.aim().equals(best.aim())) {
        throw best.line()
            .error(
                "contradicts " + other.line() + " about " + model,
                "make one of the two more specific, or write a rule for " + model);
      }
    }
  }

  /** The rules that are about none of these models. */
  List<Rule> aboutNoneOf(Collection<PlaceName> models) {
    return rules.stream()
        .filter(rule -> models.stream().noneMatch(rule.pattern()::matches))
        .toList();
  }
}
