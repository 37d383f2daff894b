package io.bulla.agent.hooks.onnxruntime;

import ai.onnxruntime.OrtException;
import io.bulla.agent.boot.Gate;
import java.io.IOException;
import net.bytebuddy.asm.Advice;

/** setInputModelPath and setInputModelFromBuffer: refuse sealed models. */
final class CompilationAdvice {
  private CompilationAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(0) Object model) throws OrtException {
    try {
      if (Gate.concerns(OrtEnvironmentHook.ID, model, null)) {
        throw new OrtException(
            model
                + ": is sealed, and ONNX Runtime would compile it into a file in plaintext: compile"
                + " the model before it is sealed");
      }
    } catch (IOException e) {
      OrtException refusal = new OrtException(e.getMessage());
      refusal.initCause(e);
      throw refusal;
    }
  }
}
