package io.bulla.agent.hooks.onnxruntime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.bulla.agent.boot.Gate;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** createSession by buffer: the plaintext takes the place of a sealed file. */
final class OrtBufferAdvice {
  private OrtBufferAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable ByteBuffer enter(
      @Advice.Argument(value = 0, readOnly = false) ByteBuffer model,
      @Advice.Argument(2) OrtSession.SessionOptions options)
      throws OrtException {
    try {
      if (!Gate.concerns(OrtPathAdvice.ENGINE, model)) {
        return null;
      }
      ByteBuffer plaintext =
          Gate.open(
              OrtPathAdvice.ENGINE,
              model,
              options,
              options == null ? null : options.getConfigEntries());
      model = plaintext;
      return plaintext;
    } catch (IOException e) {
      OrtException refusal = new OrtException(e.getMessage());
      refusal.initCause(e);
      throw refusal;
    }
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable ByteBuffer plaintext) {
    if (plaintext != null) {
      Gate.release(plaintext);
    }
  }
}
