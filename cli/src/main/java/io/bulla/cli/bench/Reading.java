package io.bulla.cli.bench;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Failures;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.ProviderException;
import java.util.Optional;

/** A figure, or why there is none. Never a figure of 0 in place of one. Immutable. */
sealed interface Reading {
  /** It was measured. */
  record Taken(Spread spread) implements Reading {}

  /**
   * It could not be measured.
   *
   * @param reason for people
   * @param hint what to do now; empty if nothing
   * @param code what the command ends with for that; {@link ExitCode#OK} where the host just does
   *     not offer it
   */
  record Missing(String reason, String hint, ExitCode code) implements Reading {}

  /** What takes a reading. */
  interface Attempt {
    Spread run() throws IOException;
  }

  /**
   * The reading that an attempt gives. Bugs stay exceptions.
   *
   * @throws InterruptedIOException if the command was told to end
   */
  static Reading of(Attempt attempt) throws InterruptedIOException {
    try {
      return new Taken(attempt.run());
    } catch (NotMeasurableException e) {
      return new Missing(e.reason(), "", ExitCode.OK);
    } catch (IOException | Failure | ProviderException e) {
      return failed(e);
    }
  }

  /**
   * The same for what went wrong before any attempt.
   *
   * @throws InterruptedIOException if the command was told to end
   */
  static Missing failed(Exception e) throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(e);
    }
    Failure failure = Failures.of(e);
    return new Missing(failure.what(), failure.hint(), failure.code());
  }

  private static InterruptedIOException interrupted(Exception cause) {
    InterruptedIOException interrupted = new InterruptedIOException("the command was told to end");
    interrupted.initCause(cause);
    return interrupted;
  }

  /** The figure, where there is one. */
  default Optional<Spread> figure() {
    return this instanceof Taken taken ? Optional.of(taken.spread()) : Optional.empty();
  }
}
