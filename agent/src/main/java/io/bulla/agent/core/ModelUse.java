package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Preparation;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine is about to do with a model.
 *
 * @param options of the engine
 * @param preparation brings the model into the form that it takes
 * @param isConversion whether it only writes the model out in another form
 */
record ModelUse(Map<String, String> options, Preparation preparation, boolean isConversion) {
  /** Takes one file as it is. */
  static final ModelUse OF_ONE_FILE = new ModelUse(Map.of(), Preparation.NONE, false);

  static ModelUse session(Engine engine, Map<String, String> options) {
    return new ModelUse(options, engine.preparation(), false);
  }

  static ModelUse conversion(Engine engine) {
    return new ModelUse(Map.of(), engine.preparation().inOnePiece(), true);
  }

  /** Why a sealed model is refused, if it is. */
  Optional<String> refusal(Engine engine, boolean outputsAllowed) {
    return isConversion && !outputsAllowed
        ? Optional.of(
            "is sealed, or its data are, and "
                + engine.title()
                + " would compile it into a file in plaintext: compile the model before it is"
                + " sealed, or set agent.outputs = allow")
        : engine.optionsRule().refusal(options, outputsAllowed);
  }
}
