package io.bulla.agent.hooks;

import io.bulla.loader.OpenedFile;
import java.io.IOException;
import java.util.Map;

/** Brings the plaintext of a sealed model into the form that an engine takes. Stateless. */
@FunctionalInterface
public interface Preparation {
  /** Hands the plaintext over as it is. */
  Preparation NONE = (opened, options, access) -> Prepared.of(opened.buffer(), opened::close);

  /**
   * Prepares one model.
   *
   * @param opened the model's file, at most 2 GiB - 1; closed by what is returned, and by the
   *     caller after an exception
   * @throws UnfitModelException if the engine cannot take the model
   */
  Prepared prepare(OpenedFile opened, Map<String, String> options, ModelAccess access)
      throws IOException;
}
