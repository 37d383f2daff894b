package io.bulla.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.ForkedJvm;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.testing.Program;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM that opened a sealed file and closed it, and its dumps.
 *
 * @param needles what is counted in them
 * @param dumps where they are
 * @param heapFrom first address of the Java heap
 * @param heapTo the address behind it
 */
record DumpedJvm(Needles needles, Path dumps, long heapFrom, long heapTo) {
  private static final Pattern HEAP = Pattern.compile("Heap address: (0x\\w+), size: (\\d+) MB");

  static DumpedJvm run(Subject subject, String engine) {
    Path dumps = Scratch.directory("dumps");
    Outcome outcome = outcome(subject, engine, dumps);
    assertThat(outcome.out()).contains("engine " + engine);
    Matcher heap = HEAP.matcher(outcome.out());
    assertThat(heap.find()).as(outcome.out()).isTrue();
    long from = Long.decode(heap.group(1));
    long to = from + (Long.parseLong(heap.group(2)) << 20);
    return new DumpedJvm(subject.needles(), dumps, from, to);
  }

  private static Outcome outcome(Subject subject, String engine, Path dumps) {
    Program gdb = Tools.requireGdb();
    return ForkedJvm.running("DumpAroundModel")
        .withLoader()
        .option("-Xmx96m")
        .option("-XX:+UseSerialGC")
        .option("-XX:MarkSweepDeadRatio=0") // a live dump of live objects only
        .option("-XX:CompressedClassSpaceSize=48m")
        .option("-XX:ReservedCodeCacheSize=48m")
        .environment(Map.of("MALLOC_ARENA_MAX", "2"))
        .option("-Xlog:gc+heap+coops=debug")
        .environment(gdb.environment())
        .environment(subject.keys().environment())
        .run(subject.keys().configuration(), subject.sealed(), engine, dumps, gdb.command())
        .succeeded();
  }

  Map<String, Integer> heap(String name) throws IOException {
    return new Dump(dumps.resolve(name + ".hprof")).find(needles);
  }

  /** Memory outside of the heap. */
  Map<String, Integer> core(String name) throws IOException {
    return new Dump(dumps.resolve(name + ".core")).findOutside(heapFrom, heapTo, needles);
  }

  void removeCores() throws IOException {
    for (String name : List.of("open", "open-all", "closed")) {
      Files.delete(dumps.resolve(name + ".core"));
    }
  }
}
