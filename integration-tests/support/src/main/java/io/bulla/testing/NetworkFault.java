package io.bulla.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What a {@link FaultyProxy} does with the next piece of bytes. Thread-safe. */
public sealed interface NetworkFault {
  /** Lets it pass. */
  record None() implements NetworkFault {}

  /** Takes what the client sends, and lets nothing pass. */
  final class Hang implements NetworkFault {
    private final CountDownLatch held = new CountDownLatch(1);

    void hold() {
      held.countDown();
    }

    /** Waits until a client has sent something, for which it waits in vain. */
    public boolean awaitClient(long timeout, TimeUnit unit) throws InterruptedException {
      return held.await(timeout, unit);
    }
  }

  /** Resets the connection in the place of what the client sent. */
  record CutRequest() implements NetworkFault {}

  /** Resets the connection in the place of what the server sent. */
  record CutAnswer() implements NetworkFault {}

  /** Answers in the server's place, so many times. */
  final class Answer implements NetworkFault {
    private final AtomicInteger left;
    private final byte[] answer;

    Answer(int times, byte[] answer) {
      this.left = new AtomicInteger(times);
      this.answer = answer;
    }

    /** Whether there is an answer left, which the caller then gives. */
    boolean take() {
      return left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
    }

    byte[] bytes() {
      return answer.clone();
    }
  }
}
