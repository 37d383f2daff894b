package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** That a signal lets a command unwind is shown by InterruptionIT. */
class OrderlyEndTest {
  @Test
  void commandThatEnds_givesItsCode() {
    assertThat(OrderlyEnd.run(() -> 7)).isEqualTo(7);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void commandThatThrows_throws() {
    assertThatThrownBy(
            () ->
                OrderlyEnd.run(
                    () -> {
                      throw new IllegalStateException("x");
                    }))
        .hasMessage("x");
  }
}
