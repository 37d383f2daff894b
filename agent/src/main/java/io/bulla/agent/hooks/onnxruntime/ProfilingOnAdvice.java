package io.bulla.agent.hooks.onnxruntime;

import ai.onnxruntime.OrtSession;
import io.bulla.agent.boot.Gate;
import net.bytebuddy.asm.Advice;

/** enableProfiling: only native code keeps it, so the agent does too. */
final class ProfilingOnAdvice {
  private ProfilingOnAdvice() {}

  @Advice.OnMethodEnter
  static void enter(
      @Advice.This OrtSession.SessionOptions options, @Advice.Argument(0) String path) {
    Gate.remember(options, SessionConfig.PROFILING, path);
  }
}
