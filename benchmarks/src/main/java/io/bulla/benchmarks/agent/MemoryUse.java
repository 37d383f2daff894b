package io.bulla.benchmarks.agent;

import java.io.IOException;

/**
 * What one JVM needed for one session, in MB (10^6 bytes).
 *
 * @param peakMegabytes the most until {@code steadyMegabytes} was taken
 * @param steadyMegabytes after inferences and the collector, once that has given pages back
 * @param closedMegabytes the same after the session was closed
 */
record MemoryUse(double peakMegabytes, double steadyMegabytes, double closedMegabytes) {

  private static final double MEGABYTE = 1e6;

  static MemoryUse measure(Twin twin, int runs) throws IOException {
    try (LiveTwin live = twin.start()) {
      ProcessMemory memory = ProcessMemory.of(live.pid());
      live.answer();
      try (PeakWatch watch = new PeakWatch(memory)) {
        watch.start();
        live.tell("load");
        live.tell("run " + runs);
        double steady = collected(live, memory);
        double peak = watch.peakBytes() / MEGABYTE;
        live.tell("close");
        double closed = collected(live, memory);
        live.end();
        return new MemoryUse(peak, steady, closed);
      }
    }
  }

  private static double collected(LiveTwin live, ProcessMemory memory) throws IOException {
    live.tell("collect");
    return memory.settledBytes() / MEGABYTE;
  }
}
