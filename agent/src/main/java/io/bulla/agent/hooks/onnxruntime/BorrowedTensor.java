package io.bulla.agent.hooks.onnxruntime;

import java.nio.ByteBuffer;

/**
 * An initializer whose data a session uses where they are.
 *
 * @param data its data: a direct buffer of just their length
 */
record BorrowedTensor(Tensor tensor, ByteBuffer data) {
  long[] shape() {
    return tensor.dimensions().stream().mapToLong(Long::longValue).toArray();
  }
}
