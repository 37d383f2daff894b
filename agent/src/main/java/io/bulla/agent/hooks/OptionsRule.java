package io.bulla.agent.hooks;

import java.util.Map;
import java.util.Optional;

/** Tells options of an engine that do not go together with a sealed model. Stateless. */
@FunctionalInterface
public interface OptionsRule {
  /** Everything goes. */
  OptionsRule NONE = (options, outputsAllowed) -> Optional.empty();

  /**
   * Why these do not, if so.
   *
   * @param outputsAllowed whether the operator allows those that write out parts of the model
   */
  Optional<String> refusal(Map<String, String> options, boolean outputsAllowed);
}
