package io.bulla.agent.hooks;

import java.util.Set;

/**
 * An engine as the agent knows it. Immutable.
 *
 * @param id what hooks pass to the gate
 * @param title what people call it
 * @param testedVersions the versions that tests run with
 * @param optionsRule which options of the engine do not go together with a sealed model
 * @param preparation brings a sealed model's plaintext into the form that the engine takes
 * @param references finds the other files of plaintext models
 */
public record Engine(
    String id,
    String title,
    Set<String> testedVersions,
    OptionsRule optionsRule,
    Preparation preparation,
    References references) {
  public Engine {
    testedVersions = Set.copyOf(testedVersions);
  }

  /** An engine that refuses nothing. */
  public Engine(String id, String title, Set<String> testedVersions) {
    this(id, title, testedVersions, OptionsRule.NONE, Preparation.NONE, References.NONE);
  }
}
