package io.bulla.cli.fleet;

import java.io.IOException;

/**
 * What is to be done with one model.
 *
 * @param place the model
 * @param action does it, in another thread, and prints nothing
 * @param isPaced whether it is work, and not an outcome that is known
 */
public record ModelTask(ModelPlace place, Action action, boolean isPaced) {
  /** Does it. What it throws becomes the model's failure. */
  @FunctionalInterface
  public interface Action {
    ModelOutcome run() throws IOException, InterruptedException;
  }

  /** Work. */
  public static ModelTask of(ModelPlace place, Action action) {
    return new ModelTask(place, action, true);
  }

  /** A model whose outcome is known. */
  public static ModelTask known(ModelOutcome outcome) {
    return new ModelTask(outcome.place(), () -> outcome, false);
  }
}
