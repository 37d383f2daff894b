package io.bulla.cli.doctor;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Failures;
import io.bulla.cli.Workbench;
import io.bulla.cli.WrappedProbe;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One unwrap under a deadline, for probes.
 *
 * <p>With a model: its own DEK. Without: a DEK of zeros that is wrapped for the purpose, which
 * needs a KEK that may wrap.
 *
 * @param workbench the KEKs
 * @param timeout the deadline
 */
record Readiness(Workbench workbench, Duration timeout) {
  private static final String PURPOSE = "bulla-ready-probe-v1";

  /** Returns how long the unwrap took, or fails with {@link ExitCode#NOT_READY}. */
  Duration probe(@Nullable Path model) {
    long start = System.nanoTime();
    await(model == null ? this::unwrapProbe : () -> openAndClose(model));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void await(Callable<Boolean> work) {
    FutureTask<Boolean> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "bulla-ready");
    thread.setDaemon(true);
    thread.start();
    try {
      if (!task.get(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw notReady("a KEK gave back another key than was wrapped", "see bulla doctor", null);
      }
    } catch (TimeoutException e) {
      throw notReady(
          "no unwrap within " + timeout.toMillis() + " ms",
          "on a busy host the first unwrap takes that long by itself, since libraries start and test"
              + " themselves: give more --timeout. Else a token or keystore does not answer: see"
              + " bulla doctor",
          e);
    } catch (ExecutionException e) {
      Failure cause = Failures.of(e.getCause() == null ? e : e.getCause());
      throw notReady(cause.what(), cause.hint(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notReady("interrupted", "", e);
    }
  }

  private static Failure notReady(String what, String hint, @Nullable Throwable cause) {
    return new Failure(ExitCode.NOT_READY, "not ready: " + what, hint, cause);
  }

  private boolean openAndClose(Path model) throws IOException {
    SealedModel.open(model, workbench.options()).close();
    return true;
  }

  private boolean unwrapProbe() {
    return WrappedProbe.wrap(workbench.provider(), workbench.firstKekId(), PURPOSE).unwraps();
  }
}
