package io.bulla.provider.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.spi.KekException.Kind;
import org.junit.jupiter.api.Test;

class KekExceptionTest {
  @Test
  void requestId_standsBeforeTheAdvice() {
    KekException failure = of("kms: denied; ask for kms:Decrypt", "1a-2b");
    assertThat(failure).hasMessage("kms: denied (request 1a-2b); ask for kms:Decrypt");
    assertThat(failure.requestId()).isEqualTo("1a-2b");
    assertThat(of("kms: denied", "7")).hasMessage("kms: denied (request 7)");
  }

  @Test
  void withoutRequestId_theMessageIsAsItWas() {
    assertThat(of("kms: denied", "")).hasMessage("kms: denied");
    assertThat(new KekException(Kind.DENIED, "kms: denied").requestId()).isEmpty();
  }

  @Test
  void requestIdOfAHostilePlace_isPrintableAndShort() {
    KekException failure = of("denied", "a b\n\u001b[31m" + "x".repeat(500));
    assertThat(failure.requestId()).hasSize(128).startsWith("a?b??[31mx");
    assertThat(failure.getMessage()).doesNotContain("\n", "\u001b").hasSizeLessThan(160);
  }

  private static KekException of(String message, String requestId) {
    return KekException.ofRequest(Kind.DENIED, message, requestId, null);
  }
}
