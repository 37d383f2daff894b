package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.ModelAccess;
import io.bulla.agent.hooks.Prepared;
import io.bulla.agent.hooks.UnfitModelException;
import io.bulla.loader.Plaintext;
import java.io.IOException;

/** Pieces written as one message, which ONNX Runtime copies. */
final class OneMessage {
  private OneMessage() {}

  static Prepared prepared(Pieces pieces, ModelAccess access) throws IOException {
    Plaintext message = write(pieces, access);
    return Prepared.of(message.buffer(), message::close);
  }

  static Plaintext write(Pieces pieces, ModelAccess access) throws IOException {
    if (pieces.lengthBytes() > Integer.MAX_VALUE) {
      throw new UnfitModelException(
          "with the data in its other files it has more than 2 GiB - 1, the most that ONNX Runtime"
              + " takes as one message: seal a smaller one");
    }
    Plaintext message = access.memory(pieces.lengthBytes());
    pieces.writeTo(message.buffer());
    return message;
  }
}
