package io.bulla.agent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Models that look values up in tensors large enough to be lent to a session: y = x + w[x]. */
final class LargerOnnx {
  static final int ELEMENTS = 300_000;
  static final int LENGTH_BYTES = Float.BYTES * ELEMENTS;

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private LargerOnnx() {}

  /** The tensor is in another file. */
  static byte[] external(String location, long offset) {
    byte[] w = TinyOnnx.external("w", ELEMENTS, location, offset, LENGTH_BYTES);
    return TinyOnnx.graph(lookUp(indices(), "w", "x", "y"), new TinyOnnx().put(5, w));
  }

  /** Two tensors in the model itself, neither of them aligned. */
  static byte[] raw() {
    TinyOnnx nodes = lookUp(lookUp(indices(), "w", "x", "m"), "w2", "m", "y");
    return TinyOnnx.graph(nodes, new TinyOnnx().put(5, raw("w", 1)).put(5, raw("w2", 2)));
  }

  /** An optimizer computes -w while the model is loaded, and only that is looked up. */
  static byte[] folded() {
    byte[] negated = new TinyOnnx().put(1, "w").put(2, "n").put(4, "Neg").done();
    TinyOnnx nodes = lookUp(indices().put(1, negated), "n", "x", "y");
    return TinyOnnx.graph(nodes, new TinyOnnx().put(5, raw("w", 3)));
  }

  /** As many bytes as a tensor has, the same for the same seed. */
  static byte[] weights(long seed) {
    Random random = new Random(seed);
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putFloat(random.nextFloat());
    }
    return bytes.array();
  }

  private static byte[] raw(String name, long seed) {
    TinyOnnx tensor = new TinyOnnx().put(1, ELEMENTS).put(2, FLOAT).put(8, name);
    return tensor.put(9, weights(seed)).done();
  }

  /** to = from + table[i] */
  private static TinyOnnx lookUp(TinyOnnx nodes, String table, String from, String to) {
    String found = table + "_found";
    return nodes
        .put(1, new TinyOnnx().put(1, table).put(1, "i").put(2, found).put(4, "Gather").done())
        .put(1, new TinyOnnx().put(1, from).put(1, found).put(2, to).put(4, "Add").done());
  }

  private static TinyOnnx indices() {
    TinyOnnx cast = new TinyOnnx().put(1, "x").put(2, "i").put(4, "Cast");
    return new TinyOnnx().put(1, cast.put(5, TinyOnnx.number("to", INT64)).done());
  }
}
