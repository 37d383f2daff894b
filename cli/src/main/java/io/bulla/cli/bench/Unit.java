package io.bulla.cli.bench;

import java.util.Locale;

/** What a figure is in, and how it is shown to people. */
enum Unit {
  /** Of milliseconds. */
  MILLIS("ms", "ms", 1),
  /** Of bytes a second. */
  BYTES_PER_SECOND("bytes/s", "GB/s", 1e9),
  /** Of milliseconds for 10^9 bytes. */
  MILLIS_PER_GIGABYTE("ms/GB", "ms/GB", 1);

  private static final int SIGNIFICANT_DIGITS = 3;

  private final String name;
  private final String shown;
  private final double scale;

  Unit(String name, String shown, double scale) {
    this.name = name;
    this.shown = shown;
    this.scale = scale;
  }

  /** For machines: that of the figure itself. */
  String unitName() {
    return name;
  }

  /** For people. */
  String shownName() {
    return shown;
  }

  /** In the unit for people, without it: three digits that count. */
  String digits(double value) {
    double shownValue = value / scale;
    int magnitude = (int) Math.floor(Math.log10(shownValue));
    int decimals = Math.max(0, SIGNIFICANT_DIGITS - 1 - magnitude);
    return String.format(Locale.ROOT, "%." + decimals + "f", shownValue);
  }

  /** With its unit. */
  String words(double value) {
    return digits(value) + " " + shown;
  }
}
