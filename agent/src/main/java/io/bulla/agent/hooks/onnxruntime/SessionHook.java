package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.AdviceBinding;
import io.bulla.agent.hooks.CodeVisit;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.TargetClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;

/** A session: made with options that have a sealed model's tensors in them, wiped when closed. */
final class SessionHook implements Hook {
  private static final AdviceBinding CLOSE =
      new AdviceBinding(
          new MethodShape("close", "()V"), "io.bulla.agent.hooks.onnxruntime.SessionCloseAdvice");

  @Override
  public Engine engine() {
    return OrtEnvironmentHook.ENGINE;
  }

  @Override
  public String internalName() {
    return "ai/onnxruntime/OrtSession";
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    target.require(SessionOptionsVisitor.CONSTRUCTOR);
    return List.of(
        CLOSE.bind(target),
        CodeVisit.of(SessionOptionsVisitor.CONSTRUCTOR, SessionOptionsVisitor::new));
  }

  /** None: models come to it from OrtEnvironment only. */
  @Override
  public Set<String> methodNames() {
    return Set.of();
  }
}
