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
 * createSession by path, bytes or buffer: a sealed file goes to the buffer form, so that no heap
 * array holds it; there the agent knows the buffer as its own.
 */
final class OrtSessionAdvice {
  static final String ENGINE = "onnxruntime";

  private OrtSessionAdvice() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static @Nullable ByteBuffer enter(
      @Advice.Argument(0) Object model, @Advice.Argument(2) OrtSession.SessionOptions options)
      throws OrtException {
    try {
      Map<String, String> entries = options == null ? null : options.getConfigEntries();
      return Gate.concerns(ENGINE, model, entries)
          ? Gate.open(ENGINE, model, options, entries)
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
