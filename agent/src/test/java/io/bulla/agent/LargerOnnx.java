package io.bulla.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/**
 * Models with tensors large enough to be lent to a session. Most look values up in them: y = x +
 * w[x].
 */
final class LargerOnnx {
  static final int ELEMENTS = 300_000;
  static final int LENGTH_BYTES = Float.BYTES * ELEMENTS;

  private static final int HUGE_TENSORS = 3;
  private static final int HUGE_ELEMENTS = 190_000_000;
  private static final long HUGE_BYTES = 4L * HUGE_ELEMENTS;
  private static final long HUGE_OFFSET = 2 << 20;

  private static final int[] WIDE = {3, ELEMENTS / 3};
  private static final int[] HIGH = {ELEMENTS / 3, 3};

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private LargerOnnx() {}

  /** The tensor is in another file. */
  static byte[] external(String location, long offset) {
    byte[] w = TinyOnnx.external("w", ELEMENTS, location, offset, LENGTH_BYTES);
    return TinyOnnx.graph(lookUp(indices(), "w", "x", "y"), new TinyOnnx().put(5, w));
  }

  /** Two tensors, each in a file of its own. */
  static byte[] external(String location, String otherLocation, long offset) {
    byte[] w = TinyOnnx.external("w", ELEMENTS, location, offset, LENGTH_BYTES);
    byte[] w2 = TinyOnnx.external("w2", ELEMENTS, otherLocation, offset, LENGTH_BYTES);
    TinyOnnx nodes = lookUp(lookUp(indices(), "w", "x", "m"), "w2", "m", "y");
    return TinyOnnx.graph(nodes, new TinyOnnx().put(5, w).put(5, w2));
  }

  /**
   * Tensors in one file that are more than 2 GiB together, behind a small one; that is computed
   * with while the model is loaded if it is to be folded.
   */
  static byte[] huge(String location, boolean folded) {
    TinyOnnx nodes = indices();
    if (folded) {
      nodes.put(1, new TinyOnnx().put(1, "w").put(2, "n").put(4, "Neg").done());
    }
    TinyOnnx tensors =
        new TinyOnnx().put(5, TinyOnnx.external("w", ELEMENTS, location, 0, LENGTH_BYTES));
    lookUp(nodes, folded ? "n" : "w", "x", "y0");
    for (int i = 0; i < HUGE_TENSORS; i++) {
      long offset = HUGE_OFFSET + i * HUGE_BYTES;
      String name = "w" + i;
      tensors.put(5, TinyOnnx.external(name, HUGE_ELEMENTS, location, offset, HUGE_BYTES));
      lookUp(nodes, name, "y" + i, i + 1 < HUGE_TENSORS ? "y" + (i + 1) : "y");
    }
    return TinyOnnx.graph(nodes, tensors);
  }

  /** The file of the data of {@link #huge}: mostly holes. */
  static void writeHuge(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(weights(7)), 0);
      for (int i = 0; i < HUGE_TENSORS; i++) {
        long start = HUGE_OFFSET + i * HUGE_BYTES;
        channel.write(ByteBuffer.wrap(weights(8 + i), 0, 64), start);
        channel.write(ByteBuffer.wrap(weights(18 + i), 0, 64), start + HUGE_BYTES - 64);
      }
    }
  }

  /** Two tensors in the model itself, neither of them aligned. */
  static byte[] raw() {
    TinyOnnx nodes = lookUp(lookUp(indices(), "w", "x", "m"), "w2", "m", "y");
    return TinyOnnx.graph(nodes, new TinyOnnx().put(5, raw("w", 1)).put(5, raw("w2", 2)));
  }

  /** One tensor in the model itself, of these weights. */
  static byte[] raw(long seed) {
    return TinyOnnx.graph(lookUp(indices(), "w", "x", "y"), new TinyOnnx().put(5, raw("w", seed)));
  }

  /** An optimizer computes -w while the model is loaded, and only that is looked up. */
  static byte[] folded() {
    return folded(raw("w", 3));
  }

  /** The same of a tensor in another file. */
  static byte[] folded(String location, long offset) {
    return folded(TinyOnnx.external("w", ELEMENTS, location, offset, LENGTH_BYTES));
  }

  private static byte[] folded(byte[] w) {
    byte[] negated = new TinyOnnx().put(1, "w").put(2, "n").put(4, "Neg").done();
    TinyOnnx nodes = lookUp(indices().put(1, negated), "n", "x", "y");
    return TinyOnnx.graph(nodes, new TinyOnnx().put(5, w));
  }

  /** y = x * w * w2. ONNX Runtime packs factors into a form of its own. */
  static byte[] products() {
    TinyOnnx nodes = multiply(multiply(new TinyOnnx(), "x", "w", "m"), "m", "w2", "y");
    TinyOnnx tensors = new TinyOnnx().put(5, raw("w", 5, WIDE)).put(5, raw("w2", 6, HIGH));
    return TinyOnnx.graph(nodes, tensors);
  }

  /** y = x * w * w2 + w3[x], where all three are the same data in another file. */
  static byte[] tied(String location, long offset) {
    TinyOnnx nodes = multiply(multiply(indices(), "x", "w", "m"), "m", "w2", "p");
    TinyOnnx tensors =
        new TinyOnnx()
            .put(5, TinyOnnx.external("w", WIDE, location, offset, LENGTH_BYTES))
            .put(5, TinyOnnx.external("w2", HIGH, location, offset, LENGTH_BYTES))
            .put(5, TinyOnnx.external("w3", ELEMENTS, location, offset, LENGTH_BYTES));
    return TinyOnnx.graph(lookUp(nodes, "w3", "p", "y"), tensors);
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

  /**
   * A piece of {@link #weights}, inverted so that it is none, as programs take what they look for.
   */
  static String markerOf(long seed) {
    byte[] piece = Arrays.copyOfRange(weights(seed), 4000, 4032);
    for (int i = 0; i < piece.length; i++) {
      piece[i] = (byte) ~piece[i];
    }
    return Base64.getEncoder().encodeToString(piece);
  }

  private static byte[] raw(String name, long seed, int... shape) {
    TinyOnnx tensor = new TinyOnnx();
    for (int dimension : shape.length == 0 ? new int[] {ELEMENTS} : shape) {
      tensor.put(1, dimension);
    }
    return tensor.put(2, FLOAT).put(8, name).put(9, weights(seed)).done();
  }

  private static TinyOnnx multiply(TinyOnnx nodes, String left, String right, String to) {
    return nodes.put(
        1, new TinyOnnx().put(1, left).put(1, right).put(2, to).put(4, "MatMul").done());
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
