package io.bulla.provider.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.kek.WrapCount;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostWrapBudgetTest {
  static final String KEY = "bulla:models:1:00112233aabbccdd";

  @TempDir Path directory;

  /** As a process of the host has it. */
  private HostWrapBudget process(long budget) {
    return new HostWrapBudget(directory.resolve("counts"), budget);
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("counts"))) {
      return files.filter(each -> !each.toString().endsWith(".lock")).findFirst().orElseThrow();
    }
  }

  private static void refused(ThrowingCallable use, String... words) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(KekException.Kind.REFUSED))
        .message()
        .contains(words);
  }

  private static int takeAll(HostWrapBudget budget) {
    for (int taken = 0; true; taken++) {
      try {
        budget.take(KEY);
      } catch (KekException e) {
        assertThat(e).hasMessageContaining("bulla key rotate");
        return taken;
      }
    }
  }

  @Test
  void threadsAndProcesses_takeNoMoreThanTheBudgetTogether() throws Exception {
    List<HostWrapBudget> processes = List.of(process(5000), process(5000), process(5000));
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Future<Integer>> taken = new ArrayList<>();
    for (HostWrapBudget each : processes) {
      taken.add(threads.submit(() -> takeAll(each)));
      taken.add(threads.submit(() -> takeAll(each)));
    }
    int total = 0;
    for (Future<Integer> each : taken) {
      total += each.get();
    }
    threads.shutdown();
    assertThat(total).isEqualTo(5000);
    assertThat(process(5000).count(KEY)).isEqualTo(new WrapCount(5000, 5000));
  }

  @Test
  void twoJvms_takeNoMoreThanTheBudgetTogether() throws Exception {
    Path counts = directory.resolve("counts");
    Process one = TakingJvm.start(counts, 200_000, Integer.MAX_VALUE);
    Process other = TakingJvm.start(counts, 200_000, Integer.MAX_VALUE);
    assertThat(TakingJvm.taken(one) + TakingJvm.taken(other)).isEqualTo(200_000);
  }

  @Test
  void jvmThatIsKilled_leavesAtMostTwiceCountedOfWhatItTook() throws Exception {
    Process killed = TakingJvm.start(directory.resolve("counts"), 200_000, 5000);
    assertThat(TakingJvm.wasKilled(killed)).isTrue();
    assertThat(process(200_000).count(KEY).used()).isBetween(5000L, 10_000L);
  }

  @Test
  void processThatEndsEarly_leavesMoreCountedThanMade_neverLess() throws Exception {
    for (int made = 1; made <= 3000; made += 700) {
      Path each = directory.resolve("after-" + made);
      HostWrapBudget first = new HostWrapBudget(each, 100_000);
      for (int i = 0; i < made; i++) {
        first.take(KEY);
      }
      long counted = new HostWrapBudget(each, 100_000).count(KEY).used();
      assertThat(counted).isBetween((long) made, 2L * made);
    }
  }

  @Test
  void commandThatWrapsOnce_countsOne() throws Exception {
    process(10).take(KEY);
    process(10).take(KEY);
    assertThat(process(10).count(KEY)).isEqualTo(new WrapCount(2, 10));
  }

  @Test
  void exhaustedBudget_refuses_andOtherKeysHaveTheirOwn() throws Exception {
    HostWrapBudget budget = process(3);
    assertThat(takeAll(budget)).isEqualTo(3);
    refused(() -> budget.take(KEY), KEY, "has wrapped 3 times", "wrap.budget", "bulla key rotate");
    refused(() -> budget.refuseExhausted(KEY), "bulla key rotate");
    refused(() -> process(3).take(KEY), "bulla key rotate");
    budget.refuseExhausted("another");
    budget.take("another");
  }

  @Test
  void corruptFile_refuses_andSaysWhichAndWhatNow() throws Exception {
    process(100).take(KEY);
    String line = Files.readString(file());
    assertThat(line).isEqualTo("bulla-wraps/1 key=" + KEY + " used=1\n");
    for (String other :
        List.of(
            "",
            "\n",
            line.substring(0, line.length() - 2),
            line.replace("used=1", "used=-1"),
            line.replace("used=1", "used=99999999999999999999"),
            line.replace("models", "others"),
            "\u00ff" + line)) {
      Files.writeString(file(), other, java.nio.charset.StandardCharsets.ISO_8859_1);
      refused(() -> process(100).take(KEY), file() + ":1: is malformed", "bulla key rotate");
      refused(() -> process(100).count(KEY), file() + ":1: is malformed");
    }
  }

  @Test
  void placeThatCannotBeWritten_refuses_andNamesTheSetting() throws Exception {
    Path blocked = Files.writeString(directory.resolve("file"), "").resolve("counts");
    assertThatThrownBy(() -> new HostWrapBudget(blocked, 100).take(KEY))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(KekException.Kind.UNAVAILABLE))
        .hasMessageContaining("set wrap.counts to a directory")
        .hasMessageNotContaining("java.");
  }

  @Test
  void fileAndDirectory_areTheOwners() throws Exception {
    process(100).take(KEY);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void warning_comesAtEightyPercent() {
    assertThat(new WrapCount(79, 100).isNearlyExhausted()).isFalse();
    assertThat(new WrapCount(80, 100).isNearlyExhausted()).isTrue();
    assertThat(new WrapCount(80, 100).isExhausted()).isFalse();
    assertThat(new WrapCount(100, 100).isExhausted()).isTrue();
  }
}
