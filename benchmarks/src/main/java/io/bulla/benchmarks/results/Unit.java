package io.bulla.benchmarks.results;

/** JMH gives no unit to what a benchmark counts itself: its name tells. */
final class Unit {

  static final String GIGABYTES_PER_SECOND = "GB/s";
  static final String SECONDS_PER_GIGABYTE = "s/GB";
  static final String PER_SECOND = "1/s";
  static final String RATIO = "ratio";

  private Unit() {}

  static String of(String metric, String jmhUnit) {
    if (metric.endsWith("igabytesPerSecond")) {
      return GIGABYTES_PER_SECOND;
    } else if (metric.endsWith("SecondsPerGigabyte")) {
      return SECONDS_PER_GIGABYTE;
    } else if (metric.endsWith("PerSecond")) {
      return PER_SECOND;
    }
    return metric.startsWith("over") ? RATIO : jmhUnit;
  }
}
