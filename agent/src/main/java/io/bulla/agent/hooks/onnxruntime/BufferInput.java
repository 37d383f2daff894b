package io.bulla.agent.hooks.onnxruntime;

import java.nio.ByteBuffer;

/** A message in memory, from offset 0 of a buffer to its limit. */
record BufferInput(ByteBuffer buffer) implements WireInput {
  @Override
  public long lengthBytes() {
    return buffer.limit();
  }

  @Override
  public byte at(long offset) {
    return buffer.get(Math.toIntExact(offset));
  }
}
