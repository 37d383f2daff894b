package io.bulla.cli.bench;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Workbench;
import io.bulla.cli.WrappedProbe;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;

/**
 * How long a KEK takes to unwrap, in milliseconds.
 *
 * <p>Of a model's own key, by opening the model, where there is one: a process that serves may
 * unwrap and need not be able to wrap. Else, or where a KEK is named, of a key that is wrapped for
 * the purpose. Each unwrapping is audited as any other.
 *
 * @param workbench the KEKs
 * @param model whose key is unwrapped, if any
 * @param kekId the KEK that was named, if any
 */
record UnwrapMeasurement(
    Workbench workbench, Optional<ModelUnderTest> model, Optional<String> kekId) {
  /** No more than so many lines in the audit, and operations of a token that others need too. */
  static final int MOST = 500;

  private static final int LEAST = 5;
  private static final String PURPOSE = "bulla-bench-v1";

  /** A figure, and which KEK and key it is of. */
  record Result(String kek, String key, Reading millis) {}

  Result take(long budgetNanos, Runnable beat) throws InterruptedIOException {
    Repetition repetition = new Repetition(budgetNanos, LEAST, MOST, beat);
    return model.isPresent() && kekId.isEmpty()
        ? ofModel(model.get(), repetition)
        : ofProbe(repetition);
  }

  private Result ofModel(ModelUnderTest sealed, Repetition repetition)
      throws InterruptedIOException {
    KekOfModel trial = new KekOfModel(sealed);
    Reading millis = Reading.of(() -> repetition.of(trial));
    return new Result(trial.kek, "the model's own key", millis);
  }

  /** Opens the model again and again, and takes the part of it that is the KEK's. */
  private final class KekOfModel implements Trial {
    private final ModelUnderTest sealed;
    private String kek = "not known";

    KekOfModel(ModelUnderTest sealed) {
      this.sealed = sealed;
    }

    @Override
    public double run() throws IOException {
      try (SealedModel opened = SealedModel.open(sealed.path(), workbench.options())) {
        kek = opened.timings().kek();
        return opened.timings().kekNanos() / 1e6;
      }
    }
  }

  private Result ofProbe(Repetition repetition) throws InterruptedIOException {
    String id =
        kekId
            .map(named -> workbench.kekIds(List.of(named)).get(0))
            .orElseGet(workbench::firstKekId);
    Reading millis =
        Reading.of(
            () -> {
              WrappedProbe probe = WrappedProbe.wrap(workbench.provider(), id, PURPOSE);
              return repetition.of(() -> millis(probe));
            });
    return new Result(id, "a key wrapped for the purpose", millis);
  }

  private static double millis(WrappedProbe probe) {
    long start = System.nanoTime();
    boolean same = probe.unwraps();
    double millis = (System.nanoTime() - start) / 1e6;
    if (!same) {
      throw new Failure(
          ExitCode.AUTHENTICATION,
          "a KEK gave back another key than was wrapped",
          "see bulla doctor");
    }
    return millis;
  }
}
