package io.bulla.agent.hooks.onnxruntime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes fields of protobuf messages. */
final class WireField {
  private static final int MAX_VARINT_BYTES = 10;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIELD_BITS = 3;

  private WireField() {}

  static ByteBuffer number(int field, long value) {
    return head((long) field << FIELD_BITS, value);
  }

  static ByteBuffer text(int field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer head = lengthDelimited(field, bytes.length);
    return ByteBuffer.allocate(head.remaining() + bytes.length).put(head).put(bytes).flip();
  }

  /** What stands before a value of this length. */
  static ByteBuffer lengthDelimited(int field, long lengthBytes) {
    return head(((long) field << FIELD_BITS) | LENGTH_DELIMITED, lengthBytes);
  }

  /** A tag, and the number behind it. */
  static ByteBuffer head(long tag, long number) {
    ByteBuffer head = ByteBuffer.allocate(2 * MAX_VARINT_BYTES);
    varint(head, tag);
    varint(head, number);
    return head.flip();
  }

  private static void varint(ByteBuffer target, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      target.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    target.put((byte) rest);
  }
}
