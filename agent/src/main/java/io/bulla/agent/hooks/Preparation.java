package io.bulla.agent.hooks;

import io.bulla.loader.Plaintext;
import java.io.IOException;
import java.util.Map;

/** Brings the plaintext of a model into the form that an engine takes. Stateless. */
@FunctionalInterface
public interface Preparation {
  /** Hands the plaintext over as it is. */
  Preparation NONE = (model, options, access) -> Prepared.of(model.buffer(), model::close);

  /**
   * Prepares one model.
   *
   * @param model the content of the model's file, at most 2 GiB - 1; closed by what is returned,
   *     and by the caller after an exception
   * @throws UnfitModelException if the engine cannot take the model
   */
  Prepared prepare(Plaintext model, Map<String, String> options, ModelAccess access)
      throws IOException;

  /** The same as one buffer that stands alone, for what takes a model without a session. */
  default Preparation inOnePiece() {
    return this;
  }
}
