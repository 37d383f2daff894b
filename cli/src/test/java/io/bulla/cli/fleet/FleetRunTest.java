package io.bulla.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import io.bulla.cli.fleet.ModelOutcome.Kind;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.ProgressBar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That a signal ends it is shown by KilledFleetTest. */
@Timeout(60)
class FleetRunTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ProgressBar bar =
      new Console(System.out, new PrintStream(err, true, StandardCharsets.UTF_8), false, () -> true)
          .share("test", 1);

  private static ModelTask task(String name, ModelTask.Action action) {
    return ModelTask.of(ModelPlace.of(name), action);
  }

  private static ModelOutcome done(String name) {
    return ModelOutcome.of(ModelPlace.of(name), true, ModelOutcome.Account.NONE);
  }

  private List<ModelOutcome> run(FleetRun run, List<ModelTask> tasks) {
    return run.run(tasks, bar, outcome -> {});
  }

  /** Each waits for the other, so one by one would never end; the third may not join them. */
  @Test
  void asManyAsAllowed_areAtWorkAtOnce_andNoMore() {
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<ModelTask> tasks = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      tasks.add(
          task(
              name,
              () -> {
                most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                await(both);
                atWork.decrementAndGet();
                return done(name);
              }));
    }
    assertThat(run(new FleetRun(2, Pace.UNLIMITED), tasks))
        .extracting(ModelOutcome::kind)
        .containsOnly(Kind.CHANGED);
    assertThat(most).hasValue(2);
  }

  private static void await(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Test
  void failures_stopNobody_andOutcomesComeInTheOrderOfTheTasks() {
    CountDownLatch last = new CountDownLatch(1);
    List<String> told = new ArrayList<>();
    List<ModelTask> tasks =
        List.of(
            task(
                "slow",
                () -> {
                  last.await();
                  return done("slow");
                }),
            task(
                "gone",
                () -> {
                  throw new NoSuchFileException("gone");
                }),
            task(
                "quick",
                () -> {
                  last.countDown();
                  return done("quick");
                }));
    List<ModelOutcome> outcomes =
        new FleetRun(2, Pace.UNLIMITED)
            .run(tasks, bar, outcome -> told.add(outcome.place().toString()));
    assertThat(told).containsExactly("slow", "gone", "quick");
    FleetReport report = new FleetReport(outcomes, List.of(), false);
    assertThat(report.code()).isEqualTo(ExitCode.IO);
    assertThat(report.summary())
        .isEqualTo("3 models: 2 changed, 0 with nothing to do, 1 failed, 0 not reached");
  }
}
