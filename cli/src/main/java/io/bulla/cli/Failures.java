package io.bulla.cli;

import io.bulla.loader.ModelAuthenticationException;
import io.bulla.loader.ModelFormatException;
import io.bulla.loader.ModelIdentityException;
import io.bulla.loader.ModelKeyException;
import io.bulla.loader.ModelTokenException;
import io.bulla.loader.SealedModelException;
import io.bulla.loader.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.security.ProviderException;
import java.util.List;

/** The one place that gives each kind of failure its exit code, words and hint. Stateless. */
public final class Failures {
  /** One row of the table: what a model's failure means for a script. */
  private record Row(Class<? extends SealedModelException> type, ExitCode code) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(ModelFormatException.class, ExitCode.FORMAT),
          new Row(ModelIdentityException.class, ExitCode.IDENTITY),
          new Row(ModelKeyException.class, ExitCode.KEY),
          new Row(ModelTokenException.class, ExitCode.TOKEN),
          new Row(ModelAuthenticationException.class, ExitCode.AUTHENTICATION));

  private static final String REPORT =
      "this is a bug in Bulla: run it again with --debug and report what it prints";

  private Failures() {}

  /** What a command ends with that failed with this. */
  public static Failure of(Throwable thrown) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    if (thrown instanceof SealedModelException failure) {
      return ofModel(failure);
    }
    if (thrown instanceof ProviderException failure) {
      return KeyFailures.of(failure);
    }
    if (thrown instanceof StoreException failure) {
      return StoreFailures.of(failure);
    }
    if (thrown instanceof IOException failure) {
      return FileFailures.of(failure);
    }
    if (thrown instanceof InvalidPathException failure) {
      return FileFailures.of(failure);
    }
    if (thrown instanceof UncheckedIOException failure && failure.getCause() != null) {
      return of(failure.getCause());
    }
    return new Failure(ExitCode.INTERNAL, String.valueOf(thrown), REPORT, thrown);
  }

  private static Failure ofModel(SealedModelException failure) {
    ExitCode code =
        ROWS.stream()
            .filter(row -> row.type().isInstance(failure))
            .map(Row::code)
            .findFirst()
            .orElse(ExitCode.INTERNAL);
    String what = failure.location() + ": " + failure.problem();
    return new Failure(code, what, failure.hint(), failure);
  }
}
