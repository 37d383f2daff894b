package io.bulla.agent.hooks.onnxruntime;

import ai.onnxruntime.OrtSession;
import io.bulla.agent.boot.Gate;
import net.bytebuddy.asm.Advice;

/** disableProfiling: takes back what was remembered. */
final class ProfilingOffAdvice {
  private ProfilingOffAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.This OrtSession.SessionOptions options) {
    Gate.remember(options, SessionConfig.PROFILING, "");
  }
}
