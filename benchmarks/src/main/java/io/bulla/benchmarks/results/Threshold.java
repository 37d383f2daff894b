package io.bulla.benchmarks.results;

/**
 * From where on a difference counts.
 *
 * @param probability it must be no more probable than this if nothing changed, between 0 and 1
 * @param change medians must be at least this share apart
 */
record Threshold(double probability, double change) {

  static final Threshold DEFAULT = new Threshold(0.01, 0.03);

  Threshold {
    if (!(probability > 0 && probability < 1 && change >= 0)) {
      throw new IllegalArgumentException(
          "a probability is between 0 and 1, a change is not negative");
    }
  }
}
