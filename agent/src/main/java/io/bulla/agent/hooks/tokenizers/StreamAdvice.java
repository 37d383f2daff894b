package io.bulla.agent.hooks.tokenizers;

import io.bulla.agent.boot.Gate;
import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.asm.Advice;

/** newInstance by stream: the plaintext takes the place of a sealed file's bytes. */
final class StreamAdvice {
  static final String ENGINE = "tokenizers";

  private StreamAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(value = 0, readOnly = false) InputStream stream)
      throws IOException {
    stream = Gate.unseal(ENGINE, stream);
  }
}
