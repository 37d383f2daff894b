package io.bulla.agent.hooks.onnxruntime;

import ai.onnxruntime.OrtException;
import io.bulla.agent.boot.Gate;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** OrtLoraAdapter.create by buffer, which is copied: the plaintext takes a sealed file's place. */
final class LoraBufferAdvice {
  private LoraBufferAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable ByteBuffer enter(
      @Advice.Argument(value = 0, readOnly = false) ByteBuffer adapter) throws OrtException {
    try {
      if (!Gate.concerns(OrtEnvironmentHook.ID, adapter, null)) {
        return null;
      }
      ByteBuffer plaintext = Gate.openOneFile(OrtEnvironmentHook.ID, adapter);
      adapter = plaintext;
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
