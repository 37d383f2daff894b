package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.KekException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TurnstileTest {

  private final Turnstile turnstile = new Turnstile();

  @Test
  void oneWhoGotNoSession_leavesOneFewerThanWereInside() throws Exception {
    enter(4);
    turnstile.narrow();
    leave(4);
    enter(3);
    CompletableFuture<Boolean> fourth = CompletableFuture.supplyAsync(this::enterOnce);
    assertThatThrownBy(() -> fourth.get(100, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    leave(1);
    assertThat(fourth.get(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneIsAlwaysLetIn() throws Exception {
    for (int i = 0; i < 3; i++) {
      enter(1);
      turnstile.narrow();
      leave(1);
    }
    enter(1);
    assertThat(turnstile.limit()).isEqualTo(1);
  }

  private boolean enterOnce() {
    try {
      turnstile.enter("a token");
      return true;
    } catch (KekException e) {
      throw new IllegalStateException(e);
    }
  }

  private void enter(int times) throws KekException {
    for (int i = 0; i < times; i++) {
      turnstile.enter("a token");
    }
  }

  private void leave(int times) {
    for (int i = 0; i < times; i++) {
      turnstile.leave();
    }
  }
}
