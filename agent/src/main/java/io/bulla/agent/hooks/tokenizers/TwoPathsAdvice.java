package io.bulla.agent.hooks.tokenizers;

import io.bulla.agent.boot.Gate;
import java.io.IOException;
import java.nio.file.Path;
import net.bytebuddy.asm.Advice;

/** newInstance by vocabulary and merges: native code reads them, so sealed ones are refused. */
final class TwoPathsAdvice {
  private TwoPathsAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.Argument(0) Path vocabulary, @Advice.Argument(1) Path merges)
      throws IOException {
    Gate.refuseSealed(StreamAdvice.ENGINE, vocabulary, merges);
  }
}
