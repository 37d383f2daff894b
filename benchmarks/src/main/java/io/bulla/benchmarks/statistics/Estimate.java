package io.bulla.benchmarks.statistics;

import java.util.Locale;

/**
 * A figure, and the bounds between which it lies with 95 % confidence.
 *
 * @param value what was measured
 * @param low 97.5 % lie above
 * @param high 97.5 % lie below
 */
public record Estimate(double value, double low, double high) {

  /** The value, with both bounds in brackets. */
  public String text(int decimals) {
    return String.format(
        Locale.ROOT,
        "%1$.{}f [%2$.{}f, %3$.{}f]".replace("{}", Integer.toString(decimals)),
        value,
        low,
        high);
  }
}
