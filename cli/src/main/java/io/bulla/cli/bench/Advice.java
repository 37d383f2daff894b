package io.bulla.cli.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What to set on this host: the fastest, or what is simpler and hardly slower.
 *
 * @param engine for {@code loader.cipher-engine}
 * @param threads for {@code loader.threads}
 * @param segmentSizeBytes for {@code loader.segment-size}, and so for the next seal
 */
record Advice(String engine, int threads, int segmentSizeBytes) {
  /** Differences below this are none: two runs differ as much. */
  private static final double NOISE = 0.05;

  /** Nothing, where nothing was measured. */
  static Optional<Advice> of(Results results, int usualSegmentSizeBytes) {
    Map<DecryptCase, Double> medians = new LinkedHashMap<>();
    results
        .decrypt()
        .forEach(
            (how, reading) ->
                reading.figure().ifPresent(figure -> medians.put(how, figure.median())));
    return of(medians, results.configured().segmentSizeBytes(), usualSegmentSizeBytes);
  }

  /**
   * Engine and threads by the segment size of the models that are there; then the size.
   *
   * @param bytesPerSecond medians
   * @param comparedSizeBytes at which engines and threads are compared
   * @param usualSizeBytes which stays unless another one gives more than noise
   */
  static Optional<Advice> of(
      Map<DecryptCase, Double> bytesPerSecond, int comparedSizeBytes, int usualSizeBytes) {
    int sizeBytes = mostCases(bytesPerSecond, comparedSizeBytes);
    return fastest(
            bytesPerSecond,
            how -> how.segmentSizeBytes() == sizeBytes,
            Comparator.comparingInt(DecryptCase::threads))
        .map(
            way ->
                new Advice(
                    way.engine(), way.threads(), segmentSize(bytesPerSecond, way, usualSizeBytes)));
  }

  private static int segmentSize(
      Map<DecryptCase, Double> bytesPerSecond, DecryptCase way, int usualSizeBytes) {
    DecryptCase usual = new DecryptCase(way.engine(), way.threads(), usualSizeBytes);
    if (!bytesPerSecond.containsKey(usual)) {
      return usualSizeBytes; // there is nothing to compare it with
    }
    return fastest(
            bytesPerSecond,
            how -> how.engine().equals(way.engine()) && how.threads() == way.threads(),
            Comparator.comparing(how -> how.segmentSizeBytes() != usualSizeBytes))
        .orElse(way)
        .segmentSizeBytes();
  }

  /** Of those hardly slower than the fastest, the first by the order, then the fastest. */
  private static Optional<DecryptCase> fastest(
      Map<DecryptCase, Double> bytesPerSecond,
      Predicate<DecryptCase> among,
      Comparator<DecryptCase> simplest) {
    List<Map.Entry<DecryptCase, Double>> candidates =
        bytesPerSecond.entrySet().stream().filter(each -> among.test(each.getKey())).toList();
    double best = candidates.stream().mapToDouble(Map.Entry::getValue).max().orElse(0);
    return candidates.stream()
        .filter(each -> each.getValue() >= best * (1 - NOISE))
        .min(
            Map.Entry.<DecryptCase, Double>comparingByKey(simplest)
                .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }

  /** The size at which there is most to compare; the one asked for if it is as good. */
  private static int mostCases(Map<DecryptCase, Double> bytesPerSecond, int askedBytes) {
    return bytesPerSecond.keySet().stream()
        .map(DecryptCase::segmentSizeBytes)
        .distinct()
        .max(
            Comparator.<Integer>comparingLong(size -> count(bytesPerSecond, size))
                .thenComparing(size -> size == askedBytes))
        .orElse(askedBytes);
  }

  private static long count(Map<DecryptCase, Double> bytesPerSecond, int sizeBytes) {
    return bytesPerSecond.keySet().stream()
        .filter(how -> how.segmentSizeBytes() == sizeBytes)
        .count();
  }

  /** As keys of the configuration. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("loader.cipher-engine", engine);
    settings.put("loader.threads", Integer.toString(threads));
    settings.put("loader.segment-size", DecryptCase.size(segmentSizeBytes));
    return settings;
  }
}
