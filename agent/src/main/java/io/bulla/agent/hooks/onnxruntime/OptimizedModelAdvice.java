package io.bulla.agent.hooks.onnxruntime;

import ai.onnxruntime.OrtSession;
import io.bulla.agent.boot.Gate;
import net.bytebuddy.asm.Advice;

/** setOptimizedModelFilePath: only native code keeps the path, so the agent does too. */
final class OptimizedModelAdvice {
  private OptimizedModelAdvice() {}

  @Advice.OnMethodEnter
  static void enter(
      @Advice.This OrtSession.SessionOptions options, @Advice.Argument(0) String path) {
    Gate.remember(options, SessionConfig.OPTIMIZED_MODEL, path);
  }
}
