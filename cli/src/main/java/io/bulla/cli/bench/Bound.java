package io.bulla.cli.bench;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A bound that somebody set on a figure.
 *
 * @param option by which it was set
 * @param figure what it bounds, for people
 * @param unit of both
 * @param limit the most, or the least, that is allowed
 * @param upper whether it is the most
 * @param reading what was measured
 * @param statistic what of it counts
 */
record Bound(
    String option,
    String figure,
    Unit unit,
    double limit,
    boolean upper,
    Reading reading,
    ToDoubleFunction<Spread> statistic) {
  /** What counts; nothing where it was not measured. */
  OptionalDouble value() {
    return reading.figure().stream().mapToDouble(statistic).findFirst();
  }

  /** A figure that is not there keeps no bound. */
  boolean kept() {
    return missedBy().isPresent() && missedBy().getAsDouble() <= 0;
  }

  /** By how much it was missed, in the unit; not above 0 if it was kept. */
  OptionalDouble missedBy() {
    OptionalDouble value = value();
    return value.isEmpty()
        ? value
        : OptionalDouble.of(upper ? value.getAsDouble() - limit : limit - value.getAsDouble());
  }

  /** How it stands, in one line. */
  String words() {
    String set = option + " " + unit.words(limit) + ": ";
    if (reading instanceof Reading.Missing missing) {
      return set + "missed: the " + figure + " could not be measured: " + missing.reason();
    }
    double value = value().orElseThrow();
    String is = "the " + figure + " is " + unit.words(value);
    return kept() ? set + "kept: " + is : set + "missed: " + is + ", " + excess();
  }

  /** What to do now, if it was missed. */
  String hint() {
    return reading instanceof Reading.Missing missing
        ? missing.hint()
        : "this host is too slow for that, or was busy: the report tells the spread and the load";
  }

  private String excess() {
    double by = missedBy().orElseThrow();
    return String.format(
        Locale.ROOT,
        "%s (%.1f %%) too %s",
        unit.words(by),
        100 * by / limit,
        upper ? "much" : "little");
  }
}
