package io.bulla.agent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** ONNX models of one node over floats, written by hand as protobuf. */
final class TinyOnnx {
  private static final int FLOAT = 1;
  private static final int BOOL = 9;
  private static final int DIMENSION_NAME = 2;
  private static final int INT_ATTRIBUTE = 2;
  private static final int GRAPH_ATTRIBUTE = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  TinyOnnx() {}

  static byte[] identity() {
    return model(new TinyOnnx().put(1, "x").put(2, "y").put(4, "Identity"), new TinyOnnx());
  }

  /** The same with a documentation of zeros. */
  static byte[] identity(int documentationBytes) {
    TinyOnnx model = new TinyOnnx();
    model.bytes.writeBytes(identity());
    return model.put(6, new byte[documentationBytes]).done();
  }

  /** y = x + w, where w is three floats in a file beside the model. */
  static byte[] externalData(String location, long offset, long lengthBytes) {
    return model(
        new TinyOnnx().put(1, "x").put(1, "w").put(2, "y").put(4, "Add"),
        new TinyOnnx().put(5, external("w", location, offset, lengthBytes)));
  }

  /** y = x + w, where w is 0 unless something else is given for it. */
  static byte[] adaptable() {
    byte[] w = new TinyOnnx().put(1, 3).put(2, FLOAT).put(8, "w").put(9, new byte[12]).done();
    TinyOnnx add = new TinyOnnx().put(1, "x").put(1, "w").put(2, "y").put(4, "Add");
    byte[] input = new TinyOnnx().put(1, "w").put(2, floats()).done();
    return graph(new TinyOnnx().put(1, add.done()), new TinyOnnx().put(5, w).put(11, input));
  }

  /** The same in both branches of an If, whose condition only running tells. */
  static byte[] externalDataInSubgraphs(String location, long offset, long lengthBytes) {
    TinyOnnx reduce = new TinyOnnx().put(1, "x").put(2, "m").put(4, "ReduceMax");
    TinyOnnx cast = new TinyOnnx().put(1, "m").put(2, "c").put(4, "Cast");
    TinyOnnx branches = new TinyOnnx().put(1, "c").put(2, "y").put(4, "If");
    for (String name : new String[] {"then_branch", "else_branch"}) {
      byte[] graph = branch(name, external("w_" + name, location, offset, lengthBytes));
      branches.put(5, new TinyOnnx().put(1, name).put(6, graph).put(20, GRAPH_ATTRIBUTE).done());
    }
    return graph(
        new TinyOnnx()
            .put(1, reduce.put(5, number("keepdims", 0)).done())
            .put(1, cast.put(5, number("to", BOOL)).done())
            .put(1, branches.done()),
        new TinyOnnx());
  }

  private static byte[] branch(String name, byte[] weight) {
    TinyOnnx add = new TinyOnnx().put(1, "x").put(1, "w_" + name).put(2, "z_" + name);
    return new TinyOnnx()
        .put(1, add.put(4, "Add").done())
        .put(2, name)
        .put(5, weight)
        .put(12, new TinyOnnx().put(1, "z_" + name).put(2, floats()).done())
        .done();
  }

  static byte[] number(String attribute, int value) {
    return new TinyOnnx().put(1, attribute).put(3, value).put(20, INT_ATTRIBUTE).done();
  }

  private static byte[] external(String name, String location, long offset, long lengthBytes) {
    return external(name, 3, location, offset, lengthBytes);
  }

  /** A tensor of floats in another file. */
  static byte[] external(
      String name, int elements, String location, long offset, long lengthBytes) {
    return external(name, new int[] {elements}, location, offset, lengthBytes);
  }

  /** The same with more dimensions. */
  static byte[] external(String name, int[] shape, String location, long offset, long lengthBytes) {
    TinyOnnx tensor = new TinyOnnx();
    for (int dimension : shape) {
      tensor.put(1, dimension);
    }
    return tensor
        .put(2, FLOAT)
        .put(8, name)
        .put(13, entry("location", location))
        .put(13, entry("offset", String.valueOf(offset)))
        .put(13, entry("length", String.valueOf(lengthBytes)))
        .put(14, 1)
        .done();
  }

  private static byte[] entry(String key, String value) {
    return new TinyOnnx().put(1, key).put(2, value).done();
  }

  private static byte[] floats() {
    byte[] shape = new TinyOnnx().put(1, new TinyOnnx().put(DIMENSION_NAME, "n").done()).done();
    return new TinyOnnx().put(1, new TinyOnnx().put(1, FLOAT).put(2, shape).done()).done();
  }

  private static byte[] model(TinyOnnx node, TinyOnnx initializers) {
    return graph(new TinyOnnx().put(1, node.done()), initializers);
  }

  static byte[] graph(TinyOnnx nodes, TinyOnnx initializers) {
    byte[] graph =
        nodes
            .append(initializers)
            .put(2, "tiny")
            .put(11, new TinyOnnx().put(1, "x").put(2, floats()).done())
            .put(12, new TinyOnnx().put(1, "y").put(2, floats()).done())
            .done();
    byte[] operators = new TinyOnnx().put(1, "").put(2, 13).done();
    return new TinyOnnx().put(1, 7).put(7, graph).put(8, operators).done();
  }

  private TinyOnnx append(TinyOnnx other) {
    bytes.writeBytes(other.done());
    return this;
  }

  TinyOnnx put(int field, int value) {
    return varint(field << 3).varint(value);
  }

  TinyOnnx put(int field, String text) {
    return put(field, text.getBytes(StandardCharsets.UTF_8));
  }

  TinyOnnx put(int field, byte[] content) {
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

  byte[] done() {
    return bytes.toByteArray();
  }
}
