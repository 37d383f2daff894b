package io.bulla.cli.fleet;

import java.io.IOException;

/**
 * What is to be done with one model.
 *
 * @param place the model
 * @param action does it, in another thread, and prints nothing
 */
public record ModelTask(ModelPlace place, Action action) {
  /** Does it. What it throws becomes the model's failure. */
  @FunctionalInterface
  public interface Action {
    ModelOutcome run() throws IOException;
  }

  /** A task whose outcome is known. */
  public static ModelTask known(ModelOutcome outcome) {
    return new ModelTask(outcome.place(), () -> outcome);
  }
}
