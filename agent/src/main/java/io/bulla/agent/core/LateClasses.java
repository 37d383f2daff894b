package io.bulla.agent.core;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * Classes of engines that were being loaded while the agent was attached, and so ran without hooks:
 * what they did meanwhile, such as keeping an option that writes models out, nobody has seen.
 * Thread-safe.
 */
final class LateClasses {
  private final Callable<List<String>> look;

  /** Takes what hooks such classes and gives each of them once. */
  LateClasses(Callable<List<String>> look) {
    this.look = look;
  }

  /** Throws if there are some: once, since they have their hooks then. */
  void refuse() throws RefusedException {
    List<String> late = found();
    if (!late.isEmpty()) {
      throw new RefusedException(
          String.join(", ", late)
              + ": was being loaded while Bulla's agent was attached, and has its hooks only now:"
              + " make the engine's objects, such as session options, anew and load the model"
              + " again");
    }
  }

  private List<String> found() throws RefusedException {
    try {
      return look.call();
    } catch (Exception | LinkageError | InternalError e) {
      throw new RefusedException(
          "a class of an engine was loaded while Bulla's agent was attached, and cannot be hooked ("
              + e
              + "): start the JVM with the agent",
          e);
    }
  }
}
