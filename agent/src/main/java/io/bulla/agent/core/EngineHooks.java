package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.EngineClass;
import io.bulla.agent.hooks.Guard;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.ShapeMismatchException;
import io.bulla.agent.hooks.TargetClass;
import io.bulla.agent.hooks.Weaver;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
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
    for (Hook hook : AllHooks.list()) {
      hooksByClass.put(hook.internalName(), hook);
      enginesById.put(hook.engine().id(), hook.engine());
    }
  }

  Engine engine(String id) throws IOException {
    Engine known = enginesById.get(id);
    return known == null ? configured(id.replace('.', '/')).engine() : known;
  }

  /**
   * The configuration is asked for classes that it names only: a wrong one stops no other class.
   */
  private Hook hook(String internalName) throws IOException {
    Hook known = hooksByClass.get(internalName);
    return known == null ? configured(internalName) : known;
  }

  private Hook configured(String internalName) throws IOException {
    return ConfiguredHook.of(configuration.settings().loadPoints(), internalName)
        .orElseThrow(() -> new RefusedException("agent.load-points names it no more"));
  }

  /** The class with its hooks, or with the guard that refuses sealed models if it does not fit. */
  byte[] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile)
      throws IOException {
    Hook hook = hook(internalName);
    EngineClass target = new EngineClass(loader, internalName, classFile);
    try {
      byte[] woven = hook.weave(target);
      String version = EngineVersion.of(loader, internalName);
      hook.woven(version);
      states.hooked(hook.engine(), target.name(), version);
      return woven;
    } catch (ShapeMismatchException e) {
      if (hook instanceof ConfiguredHook) {
        throw new RefusedException(
            e.getMessage() + ", which agent.load-points names: correct it", e);
      }
      return guard(hook, target, String.valueOf(e.getMessage()));
    }
  }

  private byte[] guard(Hook hook, EngineClass target, String reason) throws IOException {
    states.mismatched(hook.engine(), target.name(), reason);
    Optional<String> denial = configuration.settings().plaintext().denial();
    if (denial.isPresent()) {
      throw new RefusedException(reason + ", and " + denial.get());
    }
    log.once(
        "warning: "
            + hook.engine().title()
            + " will refuse sealed models: Bulla does not know it: "
            + reason);
    TargetClass described = target.described();
    return Weaver.weave(described, Guard.of(hook, described));
  }
}
