package io.bulla.cli;

import io.bulla.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One action on each of several models. It goes on after a failure, and ends with the exit code of
 * the first one. Not safe for threads.
 */
public final class EachModel {
  /** What is done with one model. */
  @FunctionalInterface
  public interface Action {
    void on(Path model) throws IOException;
  }

  private final Session session;
  private int failed;
  private ExitCode code = ExitCode.OK;

  public EachModel(Session session) {
    this.session = session;
  }

  /** Runs the action; each failure is printed, and told to the listener. */
  public ExitCode run(List<Path> models, Action action, BiConsumer<Path, Failure> onFailure) {
    for (Path model : models) {
      try {
        action.on(model);
      } catch (IOException | RuntimeException e) {
        Failure failure = Failures.of(e);
        report(failure, e);
        onFailure.accept(model, failure);
      }
    }
    if (failed > 0 && models.size() > 1) {
      session
          .console()
          .err()
          .println("error: " + failed + " of " + models.size() + " models failed");
    }
    return code;
  }

  private void report(Failure failure, Exception thrown) {
    code = failed == 0 ? failure.code() : code;
    failed++;
    Console console = session.console();
    console.err().println("error: " + failure.what());
    if (!failure.hint().isEmpty()) {
      console.err().println("hint: " + failure.hint());
    }
    if (session.options().debug()) {
      thrown.printStackTrace(console.err());
    }
  }
}
