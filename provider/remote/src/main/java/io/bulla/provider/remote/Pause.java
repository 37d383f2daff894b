package io.bulla.provider.remote;

import java.time.Duration;

/** Waits; a test only notes for how long. */
@FunctionalInterface
interface Pause {
  void last(Duration duration) throws InterruptedException;
}
