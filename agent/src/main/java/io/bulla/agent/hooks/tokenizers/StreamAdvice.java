package io.bulla.agent.hooks.tokenizers;

import io.bulla.agent.boot.Gate;
import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * newInstance by stream: the plaintext takes the place of a sealed file's bytes, and is wiped when
 * the tokenizer has read it. The stream itself stays the caller's to close.
 */
final class StreamAdvice {
  static final String ENGINE = "tokenizers";

  private StreamAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable InputStream enter(
      @Advice.Argument(value = 0, readOnly = false) InputStream stream) throws IOException {
    InputStream given = stream;
    stream = Gate.unseal(ENGINE, given);
    return stream == given ? null : stream;
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable InputStream plaintext) {
    Gate.release(plaintext);
  }
}
