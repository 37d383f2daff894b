package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.CodeBinding;
import io.bulla.agent.hooks.CodeHook;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.EngineClass;
import java.util.List;
import java.util.Set;

/** A session: made with options that have a sealed model's tensors in them, wiped when closed. */
final class SessionHook implements CodeHook {
  private static final List<CodeBinding> BINDINGS =
      List.of(
          new CodeBinding(SessionOptionsVisitor.CONSTRUCTOR, SessionOptionsVisitor::new),
          new CodeBinding(ClosingVisitor.CLOSE, ClosingVisitor::new));

  @Override
  public Engine engine() {
    return OrtEnvironmentHook.ENGINE;
  }

  @Override
  public String internalName() {
    return "ai/onnxruntime/OrtSession";
  }

  @Override
  public List<CodeBinding> bindings(EngineClass target) {
    return BINDINGS;
  }

  /** None: models come to it from OrtEnvironment only. */
  @Override
  public Set<String> methodNames() {
    return Set.of();
  }
}
