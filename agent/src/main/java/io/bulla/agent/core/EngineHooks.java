package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Guard;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.ShapeMismatchException;
import io.bulla.agent.hooks.TargetClass;
import io.bulla.agent.hooks.Weaver;
import io.bulla.agent.hooks.djl.DjlHooks;
import io.bulla.agent.hooks.onnxruntime.OrtHooks;
import io.bulla.agent.hooks.tokenizers.TokenizersHooks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every hook, and putting them into classes. Thread-safe. */
final class EngineHooks {
  private final Map<String, Hook> hooksByClass = new HashMap<>();
  private final Map<String, Engine> enginesById = new HashMap<>();
  private final AgentConfiguration configuration;
  private final EngineStates states;
  private final AgentLog log;

  EngineHooks(AgentConfiguration configuration, EngineStates states, AgentLog log) {
    this.configuration = configuration;
    this.states = states;
    this.log = log;
    for (Hook hook : all()) {
      hooksByClass.put(hook.internalName(), hook);
      enginesById.put(hook.engine().id(), hook.engine());
    }
  }

  static List<Hook> all() {
    List<Hook> hooks = new ArrayList<>();
    hooks.addAll(OrtHooks.all());
    hooks.addAll(DjlHooks.all());
    hooks.addAll(TokenizersHooks.all());
    return hooks;
  }

  Engine engine(String id) {
    return Objects.requireNonNull(enginesById.get(id), id);
  }

  /** The class with its hooks, or with the guard that refuses sealed models if it does not fit. */
  byte[] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile)
      throws IOException {
    Hook hook = Objects.requireNonNull(hooksByClass.get(internalName), internalName);
    TargetClass target = TargetClass.of(loader, internalName, classFile);
    try {
      byte[] woven = Weaver.weave(target, hook.wrappers(target));
      String version = EngineVersion.of(loader, internalName);
      states.hooked(hook.engine(), target.type().getName(), version);
      return woven;
    } catch (ShapeMismatchException e) {
      return guard(hook, target, String.valueOf(e.getMessage()));
    }
  }

  private byte[] guard(Hook hook, TargetClass target, String reason) throws IOException {
    states.mismatched(hook.engine(), target.type().getName(), reason);
    Optional<String> denial = configuration.settings().plaintext().denial();
    if (denial.isPresent()) {
      throw new RefusedException(reason + ", and " + denial.get());
    }
    log.once(
        "warning: "
            + hook.engine().title()
            + " will refuse sealed models: Bulla does not know it: "
            + reason);
    return Weaver.weave(target, Guard.of(hook, target));
  }
}
