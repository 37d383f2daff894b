package io.bulla.agent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** ONNX models of one node over floats, written by hand as protobuf. */
final class TinyOnnx {
  private static final int FLOAT = 1;
  private static final int DIMENSION_NAME = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private TinyOnnx() {}

  static byte[] identity() {
    return model(new TinyOnnx().put(1, "x").put(2, "y").put(4, "Identity"), new TinyOnnx());
  }

  /** The same with a documentation of zeros. */
  static byte[] identity(int documentationBytes) {
    TinyOnnx model = new TinyOnnx();
    model.bytes.writeBytes(identity());
    return model.put(6, new byte[documentationBytes]).done();
  }

  /** y = x + w, where w is in a file beside the model. */
  static byte[] externalData() {
    byte[] location = new TinyOnnx().put(1, "location").put(2, "w.bin").done();
    TinyOnnx tensor = new TinyOnnx().put(1, 3).put(2, FLOAT).put(8, "w");
    byte[] weight = tensor.put(13, location).put(14, 1).done();
    return model(
        new TinyOnnx().put(1, "x").put(1, "w").put(2, "y").put(4, "Add"),
        new TinyOnnx().put(5, weight));
  }

  private static byte[] model(TinyOnnx node, TinyOnnx initializers) {
    byte[] shape = new TinyOnnx().put(1, new TinyOnnx().put(DIMENSION_NAME, "n").done()).done();
    byte[] tensor = new TinyOnnx().put(1, FLOAT).put(2, shape).done();
    byte[] type = new TinyOnnx().put(1, tensor).done();
    byte[] graph =
        initializers
            .put(1, node.done())
            .put(2, "tiny")
            .put(11, new TinyOnnx().put(1, "x").put(2, type).done())
            .put(12, new TinyOnnx().put(1, "y").put(2, type).done())
            .done();
    byte[] operators = new TinyOnnx().put(1, "").put(2, 13).done();
    return new TinyOnnx().put(1, 7).put(7, graph).put(8, operators).done();
  }

  private TinyOnnx put(int field, int value) {
    return varint(field << 3).varint(value);
  }

  private TinyOnnx put(int field, String text) {
    return put(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private TinyOnnx put(int field, byte[] content) {
    varint((field << 3) | 2).varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  private TinyOnnx varint(int value) {
    int rest = value;
    while (rest > 0x7F) {
      bytes.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write(rest);
    return this;
  }

  private byte[] done() {
    return bytes.toByteArray();
  }
}
