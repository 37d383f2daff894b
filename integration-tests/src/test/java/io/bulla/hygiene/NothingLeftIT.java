package io.bulla.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import io.bulla.testing.Program;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A JVM opens a sealed file by every view, closes it, and waits until its DEK has expired; its heap
 * and its core are then searched for plaintext and keys. That the search finds them is shown on
 * dumps of the same JVM while the file is open.
 */
class NothingLeftIT {
  private static final int WINDOWS = 200;
  private static final String PASSWORD = "correct horse battery staple";
  private static final Pattern HEAP = Pattern.compile("Heap address: (0x\\w+), size: (\\d+) MB");

  private static KeySetup keys;
  private static Path sealed;
  private static Needles needles;

  @BeforeAll
  static void seal() throws IOException {
    keys = Keys.keystore("hygiene");
    Path plain = Scratch.directory("plain").resolve("model.bin");
    byte[] bytes = new byte[6_000_000];
    new Random(7).nextBytes(bytes);
    Files.write(plain, bytes);
    sealed = Sealed.seal(keys, plain, "model.bin");
    needles = new Needles().plaintext(plain, WINDOWS).password(PASSWORD);
    Outcome printed =
        ForkedJvm.running("PrintKeys").withLoader().run(keys.configuration(), sealed, "hygiene");
    for (String line : printed.succeeded().lines()) {
      needles.key(line.split(" ", 2)[0], line.split(" ", 2)[1]);
    }
  }

  @Test
  void closedModel_leavesNothingThatBullaOwned() throws IOException {
    check("Conscrypt");
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"SunJCE", "BCFIPS"})
  void closedModel_leavesNothingThatBullaOwned(String otherEngine) throws IOException {
    check(otherEngine);
  }

  private static void check(String engine) throws IOException {
    Path dumps = Scratch.directory("dumps");
    Outcome outcome = run(engine, dumps);
    assertThat(outcome.out()).contains("engine " + engine);
    long[] heap = heap(outcome);
    Map<String, Integer> control = heap(dumps, "control-live");
    Map<String, Integer> openAll = core(dumps, "open-all", heap);
    Map<String, Integer> open = core(dumps, "open", heap);
    Map<String, Integer> left = heap(dumps, "closed-full");
    Map<String, Integer> live = heap(dumps, "closed-live");
    Map<String, Integer> closed = core(dumps, "closed", heap);
    System.out.println(
        engine + " leaves to the collector " + left + ", in native memory " + closed);

    assertThat(control).containsKeys("dek", "stream", "header-mac", "payload");
    assertThat(control.get(Needles.PLAINTEXT)).isGreaterThanOrEqualTo(WINDOWS);
    assertThat(openAll.get(Needles.PLAINTEXT)).isGreaterThanOrEqualTo(WINDOWS);
    assertThat(open).as("core of the open model").doesNotContainKey(Needles.PLAINTEXT);
    assertThat(live).as("live heap").isEmpty();
    assertThat(left.keySet()).as("heap").isSubsetOf("payload", Needles.PASSWORD);
    assertThat(closed.keySet()).as("native memory").isSubsetOf(ownedBy(engine));
    removeCores(dumps);
  }

  /** Copies of the payload's key that the engine made for itself in native memory. */
  private static Set<String> ownedBy(String engine) {
    return engine.equals("SunJCE") ? Set.of() : Set.of("payload");
  }

  private static void removeCores(Path dumps) throws IOException {
    for (String name : List.of("open", "open-all", "closed")) {
      Files.delete(dumps.resolve(name + ".core"));
    }
  }

  private static Outcome run(String engine, Path dumps) {
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
        .run(keys.configuration(), sealed, engine, dumps, gdb.command())
        .succeeded();
  }

  private static long[] heap(Outcome outcome) {
    Matcher matcher = HEAP.matcher(outcome.out());
    assertThat(matcher.find()).as(outcome.out()).isTrue();
    long from = Long.decode(matcher.group(1));
    return new long[] {from, from + (Long.parseLong(matcher.group(2)) << 20)};
  }

  private static Map<String, Integer> heap(Path dumps, String name) throws IOException {
    return new Dump(dumps.resolve(name + ".hprof")).find(needles);
  }

  private static Map<String, Integer> core(Path dumps, String name, long[] heap)
      throws IOException {
    return new Dump(dumps.resolve(name + ".core")).findOutside(heap[0], heap[1], needles);
  }
}
