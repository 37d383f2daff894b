package io.bulla.benchmarks.agent;

/**
 * ONNX models, by hand, over square matrices of floats that follow each other in another file.
 *
 * @param side rows and columns of each matrix
 * @param matrices how many
 * @param weights the file's name
 */
record HugeGraph(int side, int matrices, String weights) {

  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int TOKENS = 16;
  private static final int IR_VERSION = 7;
  private static final int OPERATORS = 13;

  /** y = x W0 W1 ... */
  byte[] product() {
    OnnxMessage graph = new OnnxMessage();
    for (int i = 0; i < matrices; i++) {
      graph.put(1, node("MatMul", i == 0 ? "x" : "p" + i, "w" + i, output("p", i + 1)));
    }
    return model(graph, value("x", FLOAT, 1, side), value("y", FLOAT, 1, side));
  }

  /** y = the sum of rows that are looked up in each. */
  byte[] lookup() {
    OnnxMessage graph = new OnnxMessage();
    for (int i = 0; i < matrices; i++) {
      graph.put(1, node("Gather", "w" + i, "ids", "f" + i));
      graph.put(1, node("Add", i == 0 ? "f0" : "s" + i, "f" + i, output("s", i + 1)));
    }
    return model(graph, value("ids", INT64, 1, TOKENS), value("y", FLOAT, 1, TOKENS, side));
  }

  private String output(String prefix, int index) {
    return index == matrices ? "y" : prefix + index;
  }

  private byte[] model(OnnxMessage graph, OnnxMessage input, OnnxMessage output) {
    for (int i = 0; i < matrices; i++) {
      graph.put(5, tensor(i));
    }
    graph.put(2, "huge").put(11, input).put(12, output);
    OnnxMessage operators = new OnnxMessage().put(1, "").put(2, OPERATORS);
    return new OnnxMessage().put(1, IR_VERSION).put(7, graph).put(8, operators).bytes();
  }

  private OnnxMessage tensor(int index) {
    long lengthBytes = (long) Float.BYTES * side * side;
    return new OnnxMessage()
        .put(1, side)
        .put(1, side)
        .put(2, FLOAT)
        .put(8, "w" + index)
        .put(13, entry("location", weights))
        .put(13, entry("offset", Long.toString(index * lengthBytes)))
        .put(13, entry("length", Long.toString(lengthBytes)))
        .put(14, 1);
  }

  private static OnnxMessage entry(String key, String value) {
    return new OnnxMessage().put(1, key).put(2, value);
  }

  private static OnnxMessage node(String operator, String first, String second, String output) {
    return new OnnxMessage().put(1, first).put(1, second).put(2, output).put(4, operator);
  }

  private static OnnxMessage value(String name, int type, int... dimensions) {
    OnnxMessage shape = new OnnxMessage();
    for (int dimension : dimensions) {
      shape.put(1, new OnnxMessage().put(1, dimension));
    }
    OnnxMessage tensor = new OnnxMessage().put(1, type).put(2, shape);
    return new OnnxMessage().put(1, name).put(2, new OnnxMessage().put(1, tensor));
  }
}
