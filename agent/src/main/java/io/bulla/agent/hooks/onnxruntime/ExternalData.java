package io.bulla.agent.hooks.onnxruntime;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds tensors that a model keeps in other files (onnx.proto, TensorProto.data_location), which a
 * session made from a buffer does not find, or finds in the working directory.
 */
final class ExternalData {
  private static final int DATA_LOCATION = 14;
  private static final int EXTERNAL = 1;
  private static final int ORT_FORMAT = 0x4D54524F; // "ORTM"
  private static final int FIELD_BITS = 3;

  private ExternalData() {}

  /** Why the model cannot be loaded; what is no ONNX model is left to the engine. */
  static Optional<String> refusal(ByteBuffer model) {
    ByteBuffer content = model.slice().order(ByteOrder.LITTLE_ENDIAN);
    boolean flat = content.remaining() >= 8 && content.getInt(4) == ORT_FORMAT;
    return !flat && isExternal(OnnxMessage.MODEL, content)
        ? Optional.of(
            "its weights are in other files (ONNX external data), which sealed models cannot have"
                + " yet: save the model as one file and seal that")
        : Optional.empty();
  }

  private static boolean isExternal(OnnxMessage type, ByteBuffer message) {
    try {
      while (message.hasRemaining()) {
        if (fieldIsExternal(type, message)) {
          return true;
        }
      }
      return false;
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return false; // no such message, which the engine's own parser says better
    }
  }

  private static boolean fieldIsExternal(OnnxMessage type, ByteBuffer message) {
    int tag = (int) varint(message);
    int field = tag >>> FIELD_BITS;
    return switch (tag & ((1 << FIELD_BITS) - 1)) {
      case 0 -> varint(message) == EXTERNAL && type == OnnxMessage.TENSOR && field == DATA_LOCATION;
      case 1 -> skip(message, Long.BYTES);
      case 2 -> partIsExternal(type.in(field), message, (int) varint(message));
      case 5 -> skip(message, Integer.BYTES);
      default -> throw new IllegalArgumentException("no wire type of onnx.proto");
    };
  }

  private static boolean partIsExternal(
      @Nullable OnnxMessage part, ByteBuffer message, int lengthBytes) {
    int start = message.position();
    skip(message, lengthBytes);
    return part != null && isExternal(part, message.slice(start, lengthBytes));
  }

  private static boolean skip(ByteBuffer message, int lengthBytes) {
    Objects.checkFromIndexSize(message.position(), lengthBytes, message.limit());
    message.position(message.position() + lengthBytes);
    return false;
  }

  private static long varint(ByteBuffer message) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = message.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a varint of more than ten bytes");
  }
}
