package io.bulla.agent.hooks.onnxruntime;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bytes of a message that is to be written, where they are now. Not thread-safe. */
final class Pieces {
  private final List<ByteBuffer> buffers = new ArrayList<>();
  private long lengthBytes;

  /** Adds what remains in a buffer. */
  Pieces add(ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      buffers.add(bytes);
      lengthBytes += bytes.remaining();
    }
    return this;
  }

  Pieces addAll(Pieces others) {
    others.buffers.forEach(this::add);
    return this;
  }

  long lengthBytes() {
    return lengthBytes;
  }

  void writeTo(ByteBuffer target) {
    buffers.forEach(bytes -> target.put(bytes.duplicate()));
  }
}
