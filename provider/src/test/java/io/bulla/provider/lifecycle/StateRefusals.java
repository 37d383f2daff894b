package io.bulla.provider.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.KekException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How uses of a KEK are refused by its state, and at what times. Stateless. */
final class StateRefusals {
  private StateRefusals() {}

  static void refused(ThrowingCallable use, String... words) {
    failed(use, KekException.Kind.REFUSED, words);
  }

  /** By its state: another KEK of a model may still open it. */
  static void unusable(ThrowingCallable use, String... words) {
    failed(use, KekException.Kind.UNUSABLE, words);
  }

  private static void failed(ThrowingCallable use, KekException.Kind kind, String... words) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(KekException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .message()
        .contains(words);
  }

  static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
