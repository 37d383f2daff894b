package io.bulla.agent.hooks.onnxruntime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoraAdapter;
import io.bulla.agent.boot.Gate;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * OrtLoraAdapter.create by path or bytes: a sealed file goes to the buffer form, which copies it.
 */
final class LoraAdapterAdvice {
  private LoraAdapterAdvice() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static @Nullable ByteBuffer enter(@Advice.Argument(0) Object adapter) throws OrtException {
    try {
      return Gate.concerns(OrtEnvironmentHook.ID, adapter, null)
          ? Gate.openOneFile(OrtEnvironmentHook.ID, adapter)
          : null;
    } catch (IOException e) {
      OrtException refusal = new OrtException(e.getMessage());
      refusal.initCause(e);
      throw refusal;
    }
  }

  @Advice.OnMethodExit
  static void exit(
      @Advice.Enter @Nullable ByteBuffer plaintext,
      @Advice.Return(readOnly = false) OrtLoraAdapter made)
      throws OrtException {
    if (plaintext != null) {
      try {
        made = OrtLoraAdapter.create(plaintext);
      } finally {
        Gate.release(plaintext);
      }
    }
  }
}
