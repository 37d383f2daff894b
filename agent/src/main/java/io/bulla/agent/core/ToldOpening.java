package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.UnfitModelException;
import java.io.IOException;
import java.util.Optional;

/** Opens sources for engines that may have them, and tells what was refused. Thread-safe. */
record ToldOpening(EngineStates engines, OpenReport report) {
  /** Opens one source. */
  interface Opening<T> {
    T open() throws IOException;
  }

  <T> T of(Engine engine, Source source, ModelUse use, Opening<T> opening) throws IOException {
    try {
      engines.admit(engine);
      refuseIf(source, use.refusal(engine, engines.outputsAllowed()));
      return fitting(source, opening);
    } catch (IOException e) {
      report.refused(engine, source, e);
      throw e;
    }
  }

  private static void refuseIf(Source source, Optional<String> reason) throws RefusedException {
    if (reason.isPresent()) {
      throw new RefusedException(source.name() + ": " + reason.get());
    }
  }

  private static <T> T fitting(Source source, Opening<T> opening) throws IOException {
    try {
      return opening.open();
    } catch (UnfitModelException e) {
      throw new RefusedException(source.name() + ": " + e.getMessage());
    }
  }
}
