package io.bulla.harness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A model of a few hundred kilobytes: Y = X + W. Written as protobuf by hand: onnx.proto3. */
final class SmallOnnx {

  private static final int ELEMENTS = 100_000;
  private static final int FLOAT = 1;

  private SmallOnnx() {}

  /** The model with weights drawn from a seed. */
  static byte[] model(long seed) {
    Message node = new Message().text(1, "X").text(1, "W").text(2, "Y").text(4, "Add");
    Message graph =
        new Message()
            .message(1, node)
            .text(2, "small")
            .message(5, weights(seed))
            .message(11, value("X"))
            .message(12, value("Y"));
    Message operators = new Message().number(2, 13);
    return new Message().number(1, 8).message(7, graph).message(8, operators).bytes();
  }

  private static Message weights(long seed) {
    byte[] raw = new byte[4 * ELEMENTS];
    new Random(seed).nextBytes(raw);
    return new Message().number(1, ELEMENTS).number(2, FLOAT).text(8, "W").bytes(9, raw);
  }

  private static Message value(String name) {
    Message dimension = new Message().number(1, ELEMENTS);
    Message shape = new Message().message(1, dimension);
    Message tensor = new Message().number(1, FLOAT).message(2, shape);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  /** A protobuf message: varints and length-delimited fields. */
  private static final class Message {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message bytes(int field, byte[] value) {
      varint((field << 3) | 2);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return bytes(field, value.bytes());
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long left = value;
      for (; left > 0x7f; left >>>= 7) {
        out.write((int) ((left & 0x7f) | 0x80));
      }
      out.write((int) left);
    }
  }
}
