package io.bulla.cli.terminal;

import java.util.Locale;

/** Byte counts in words. Stateless, safe for threads. */
public final class Sizes {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Sizes() {}

  /** Decimal units, one digit after the point: {@code 90.4 MB}. */
  public static String bytes(long count) {
    double scaled = count;
    int unit = 0;
    while (scaled >= 999.95 && unit < UNITS.length - 1) {
      scaled /= 1000;
      unit++;
    }
    return unit == 0 ? count + " B" : String.format(Locale.ROOT, "%.1f %s", scaled, UNITS[unit]);
  }

  /** A count of files in words. */
  public static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }
}
