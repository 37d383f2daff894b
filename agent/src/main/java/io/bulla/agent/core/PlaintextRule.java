package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import java.io.IOException;

/** Applies {@link PlaintextPolicy} to a model that is not sealed. Thread-safe. */
final class PlaintextRule {
  private final AgentConfiguration configuration;
  private final AgentLog log;

  PlaintextRule(AgentConfiguration configuration, AgentLog log) {
    this.configuration = configuration;
    this.log = log;
  }

  void admit(Engine engine, String source) throws IOException {
    switch (configuration.settings().plaintext()) {
      case ALLOW -> {}
      case WARN -> log.once("warning: " + engine.title() + " loads a plaintext model: " + source);
      case DENY ->
          throw new RefusedException(
              source
                  + ": is not sealed, and agent.plaintext is deny: seal it with bulla seal, or"
                  + " allow plaintext models in the configuration");
    }
  }
}
