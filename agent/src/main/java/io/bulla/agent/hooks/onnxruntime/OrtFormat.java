package io.bulla.agent.hooks.onnxruntime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** ONNX Runtime's own format, which is no protobuf and names no other files. */
final class OrtFormat {
  static final String FORMAT_OPTION = "session.load_model_format";

  private static final int IDENTIFIER_OFFSET = 4;
  private static final int IDENTIFIER = 0x4D54524F; // "ORTM"

  private OrtFormat() {}

  /** Whether ONNX Runtime will read a model as of this format; it asks in this order too. */
  static boolean is(ByteBuffer model, Map<String, String> options) {
    String wanted = options.getOrDefault(FORMAT_OPTION, "");
    return wanted.isEmpty() ? hasIdentifier(model) : wanted.equals("ORT");
  }

  private static boolean hasIdentifier(ByteBuffer model) {
    ByteBuffer content = model.slice().order(ByteOrder.LITTLE_ENDIAN);
    return content.remaining() >= IDENTIFIER_OFFSET + Integer.BYTES
        && content.getInt(IDENTIFIER_OFFSET) == IDENTIFIER;
  }
}
