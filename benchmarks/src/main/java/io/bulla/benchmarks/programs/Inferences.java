package io.bulla.benchmarks.programs;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What inferences took and gave.
 *
 * @param nanos of each, the first one first
 * @param output a hash of what the last one gave, to the last bit
 */
record Inferences(List<Long> nanos, String output) {

  Inferences {
    nanos = List.copyOf(nanos);
  }

  @Override
  public String toString() {
    return nanos.stream().map(String::valueOf).collect(Collectors.joining(" ")) + " " + output;
  }
}
