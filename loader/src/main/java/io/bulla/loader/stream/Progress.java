package io.bulla.loader.stream;

import java.util.function.LongConsumer;

/** Sums up what several threads have done and tells it to one listener, a call at a time. */
final class Progress {
  private final LongConsumer listener;
  private long doneBytes;

  Progress(LongConsumer listener) {
    this.listener = listener;
  }

  synchronized void add(long bytes) {
    doneBytes += bytes;
    listener.accept(doneBytes);
  }
}
