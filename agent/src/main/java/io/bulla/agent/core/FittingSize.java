package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.UnfitModelException;

/** How much of a model's own file an engine takes from memory. */
final class FittingSize {
  private FittingSize() {}

  static void require(Engine engine, long lengthBytes) throws UnfitModelException {
    if (lengthBytes > Integer.MAX_VALUE) {
      throw new UnfitModelException(
          "has more than 2 GiB - 1, the most that "
              + engine.title()
              + " takes from memory: seal a smaller one");
    }
  }
}
