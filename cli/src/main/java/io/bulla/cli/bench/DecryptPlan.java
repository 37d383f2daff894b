package io.bulla.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What is to be decrypted how.
 *
 * @param engines names
 * @param threads numbers of workers
 * @param segmentSizesBytes sizes
 * @param configured as models are opened here now; measured in any case
 */
record DecryptPlan(
    List<String> engines,
    List<Integer> threads,
    List<Integer> segmentSizesBytes,
    DecryptCase configured) {
  /** Below them each segment costs too much, above them a segment leaves the processor's cache. */
  static final List<Integer> SEGMENT_SIZES_BYTES = List.of(64 << 10, 256 << 10, 1 << 20);

  private static final int MOST_THREADS = 16;

  DecryptPlan {
    engines = List.copyOf(engines);
    threads = List.copyOf(threads);
    segmentSizesBytes = List.copyOf(segmentSizesBytes);
  }

  /** 1, 2, 4, … up to the processors, and the configured number. */
  static List<Integer> usefulThreads(int processors, int configured) {
    TreeSet<Integer> threads = new TreeSet<>();
    for (int count = 1; count <= Math.min(processors, MOST_THREADS); count *= 2) {
      threads.add(count);
    }
    threads.add(configured);
    return List.copyOf(threads);
  }

  /** Those that matter, and the one of the models that are there. */
  static List<Integer> usefulSizes(int configuredBytes) {
    TreeSet<Integer> sizes = new TreeSet<>(SEGMENT_SIZES_BYTES);
    sizes.add(configuredBytes);
    return List.copyOf(sizes);
  }

  /** Each once: by engine, then threads, then segment size. */
  List<DecryptCase> cases() {
    List<DecryptCase> cases = new ArrayList<>();
    for (String engine : engines) {
      for (int count : new TreeSet<>(threads)) {
        for (int sizeBytes : new TreeSet<>(segmentSizesBytes)) {
          cases.add(new DecryptCase(engine, count, sizeBytes));
        }
      }
    }
    if (!cases.contains(configured)) {
      cases.add(configured);
    }
    return cases;
  }
}
