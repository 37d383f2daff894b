package io.bulla.agent.core;

import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** The plaintext buffers that engines hold right now. Thread-safe. */
final class OpenBuffers {
  private final IdentityHashMap<ByteBuffer, Runnable> wipes = new IdentityHashMap<>();

  synchronized void add(ByteBuffer plaintext, Runnable wipe) {
    wipes.put(plaintext, wipe);
  }

  synchronized boolean contains(ByteBuffer buffer) {
    return wipes.containsKey(buffer);
  }

  void release(ByteBuffer plaintext) {
    Runnable wipe = remove(plaintext);
    if (wipe != null) {
      wipe.run();
    }
  }

  private synchronized @Nullable Runnable remove(ByteBuffer plaintext) {
    return wipes.remove(plaintext);
  }
}
