package io.bulla.agent.hooks;

import java.util.Map;
import java.util.Optional;

/** Tells options of an engine that do not go together with a sealed model. Stateless. */
@FunctionalInterface
public interface OptionsRule {
  /** Remembered of options that were made since their class has its hooks. */
  String MADE = "made with hooks";

  /** Said of options for which that is not remembered: nobody has seen what was set on them. */
  String UNSEEN = "made without hooks";

  /** Everything goes. */
  OptionsRule NONE = (options, outputsAllowed) -> Optional.empty();

  /**
   * Why these do not, if so.
   *
   * @param outputsAllowed whether the operator allows those that write out parts of the model
   */
  Optional<String> refusal(Map<String, String> options, boolean outputsAllowed);
}
