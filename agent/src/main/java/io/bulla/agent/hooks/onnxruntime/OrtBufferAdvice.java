package io.bulla.agent.hooks.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.bulla.agent.boot.Gate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * createSession by buffer: a sealed file goes to the same method again, as a buffer of plaintext,
 * which the agent knows as its own.
 */
final class OrtBufferAdvice {
  private OrtBufferAdvice() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static @Nullable ByteBuffer enter(
      @Advice.Argument(0) ByteBuffer model, @Advice.Argument(2) OrtSession.SessionOptions options)
      throws OrtException {
    try {
      Map<String, String> entries = options == null ? null : options.getConfigEntries();
      return Gate.concerns(OrtPathAdvice.ENGINE, model, entries)
          ? Gate.open(OrtPathAdvice.ENGINE, model, options, entries)
          : null;
    } catch (IOException e) {
      OrtException refusal = new OrtException(e.getMessage());
      refusal.initCause(e);
      throw refusal;
    }
  }

  @Advice.OnMethodExit
  static void exit(
      @Advice.This OrtEnvironment environment,
      @Advice.Enter @Nullable ByteBuffer plaintext,
      @Advice.Argument(2) OrtSession.SessionOptions options,
      @Advice.Return(readOnly = false) OrtSession session)
      throws OrtException {
    ByteBuffer form = plaintext;
    while (form != null) {
      ByteBuffer held = form;
      form = null;
      try {
        session = environment.createSession(held, options);
        Gate.made(held, session);
      } catch (OrtException | IllegalStateException refusal) {
        try {
          form = Gate.next(held);
        } catch (IOException e) {
          refusal.addSuppressed(e);
        }
        if (form == null) {
          throw refusal;
        }
      } finally {
        Gate.release(held);
      }
    }
  }
}
