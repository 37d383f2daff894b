package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Applies {@link PlaintextPolicy} to a model that is not sealed. Thread-safe. */
final class PlaintextRule {
  private final AgentConfiguration configuration;
  private final AgentLog log;

  PlaintextRule(AgentConfiguration configuration, AgentLog log) {
    this.configuration = configuration;
    this.log = log;
  }

  void admit(Engine engine, Source source) throws IOException {
    PlaintextPolicies.Ruling ruling = configuration.settings().plaintext().of(place(source));
    switch (ruling.policy()) {
      case ALLOW -> {}
      case WARN ->
          log.once("warning: " + engine.title() + " loads a plaintext model: " + source.name());
      case DENY ->
          throw new RefusedException(
              source.name()
                  + ": is not sealed, and "
                  + ruling.setting()
                  + ": seal it with bulla seal, or allow plaintext models in the configuration");
    }
  }

  private static Optional<Path> place(Source source) {
    return source instanceof Source.OfName name ? Optional.of(name.directory()) : source.path();
  }
}
