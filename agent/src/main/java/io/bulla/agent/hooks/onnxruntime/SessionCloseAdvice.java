package io.bulla.agent.hooks.onnxruntime;

import ai.onnxruntime.OrtSession;
import io.bulla.agent.boot.Gate;
import net.bytebuddy.asm.Advice;

/** OrtSession.close: what the session used is wiped after it. */
final class SessionCloseAdvice {
  private SessionCloseAdvice() {}

  @Advice.OnMethodExit
  static void exit(@Advice.This OrtSession session) {
    Gate.closed(session);
  }
}
