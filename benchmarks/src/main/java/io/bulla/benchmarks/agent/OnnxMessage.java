package io.bulla.benchmarks.agent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A protobuf message, field by field. Not safe for threads. */
final class OnnxMessage {

  private static final int LENGTH_DELIMITED = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  OnnxMessage put(int field, int value) {
    varint(field << 3);
    varint(value);
    return this;
  }

  OnnxMessage put(int field, String text) {
    return put(field, text.getBytes(StandardCharsets.UTF_8));
  }

  OnnxMessage put(int field, OnnxMessage message) {
    return put(field, message.bytes());
  }

  private OnnxMessage put(int field, byte[] content) {
    varint((field << 3) | LENGTH_DELIMITED);
    varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private void varint(int value) {
    int rest = value;
    while (rest > 0x7F) {
      bytes.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
  }
}
