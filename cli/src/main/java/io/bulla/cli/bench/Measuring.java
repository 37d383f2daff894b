package io.bulla.cli.bench;

import io.bulla.cli.Workbench;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.ProgressBar;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One run of all measurements, one after the other, with a bar for each.
 *
 * @param workbench configuration, KEKs and loader
 * @param engines the cipher engines
 * @param plan what is decrypted how
 * @param model that is loaded, if any
 * @param kekId the KEK that was named, if any
 * @param seconds how long
 * @param console for the bars
 */
record Measuring(
    Workbench workbench,
    Engines engines,
    DecryptPlan plan,
    Optional<ModelUnderTest> model,
    Optional<String> kekId,
    double seconds,
    Console console) {
  /** One measurement, which tells of each step. */
  private interface Step<T> {
    T take(Runnable beat) throws InterruptedIOException;
  }

  Results run() throws IOException {
    Host host = Host.now(); // the load of the host before this adds to it
    Budget budget = Budget.of(seconds, model.isPresent());
    UnwrapMeasurement.Result unwrap =
        shown("unwrapping", budget.unwrapNanos(), beat -> unwrap(budget, beat));
    MemoryMeasurement memory =
        shown(
            "touching memory",
            budget.memoryNanos(),
            beat -> MemoryMeasurement.take(budget.memoryNanos(), beat));
    Map<DecryptCase, Reading> decrypt =
        shown("decrypting", budget.decryptNanos(), beat -> decrypt(budget, beat));
    Optional<LoadMeasurement> load = Optional.empty();
    if (model.isPresent()) {
      load =
          Optional.of(
              shown(
                  "loading",
                  budget.warmLoadNanos() + budget.coldLoadNanos(),
                  beat -> LoadMeasurement.take(model.get(), workbench.options(), budget, beat)));
    }
    return new Results(
        host, seconds, plan.configured(), unwrap, budget.decryptBytes(), decrypt, memory, load);
  }

  private UnwrapMeasurement.Result unwrap(Budget budget, Runnable beat)
      throws InterruptedIOException {
    return new UnwrapMeasurement(workbench, model, kekId).take(budget.unwrapNanos(), beat);
  }

  private Map<DecryptCase, Reading> decrypt(Budget budget, Runnable beat)
      throws InterruptedIOException {
    return new DecryptMeasurement(
            engines, workbench.options().primitives(), plan.cases(), budget, beat)
        .take();
  }

  private <T> T shown(String label, long budgetNanos, Step<T> step) throws InterruptedIOException {
    long start = System.nanoTime();
    long totalMillis = TimeUnit.NANOSECONDS.toMillis(budgetNanos);
    try (ProgressBar bar = console.share(label, Math.max(1, totalMillis))) {
      return step.take(() -> bar.update(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
    }
  }
}
