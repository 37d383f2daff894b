package io.bulla.agent.hooks;

import java.util.Set;

/** One class of an engine and what is woven into it. Implementations are immutable. */
public interface Hook {
  /** The engine whose models the class takes. */
  Engine engine();

  /** The exact name of the class, with slashes. */
  String internalName();

  /**
   * The class file with the hook in it.
   *
   * @throws ShapeMismatchException if the class is not what the hook was made for
   */
  byte[] weave(EngineClass target);

  /** Names of the methods that take models: guarded where the shape does not fit. */
  Set<String> methodNames();

  /**
   * Called when the class was woven into, before anything of it runs.
   *
   * @param version the engine's version; empty if it is unknown
   */
  default void woven(String version) {}
}
