package io.bulla.agent.hooks.onnxruntime;

import java.nio.ByteBuffer;

/**
 * An initializer whose data a session uses where they are.
 *
 * @param part where they are
 * @param data the same: a direct buffer of just their length
 */
record BorrowedTensor(Tensor tensor, FilePart part, ByteBuffer data) {
  BorrowedTensor(Tensor tensor, FilePart part) {
    this(tensor, part, part.bytes());
  }

  long[] shape() {
    return tensor.dimensions().stream().mapToLong(Long::longValue).toArray();
  }
}
