package io.bulla.agent.hooks.onnxruntime;

import java.io.IOException;

/** Bytes of a protobuf message, wherever they are. Not thread-safe. */
interface WireInput {
  long lengthBytes();

  /** The byte at an offset that is below {@link #lengthBytes}. */
  byte at(long offset) throws IOException;
}
