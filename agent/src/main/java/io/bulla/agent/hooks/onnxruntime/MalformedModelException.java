package io.bulla.agent.hooks.onnxruntime;

import java.io.IOException;

/** Bytes that are no message of onnx.proto, which the engine's own parser says better. */
final class MalformedModelException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedModelException(String problem) {
    super(problem);
  }
}
