package io.bulla.benchmarks.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * A directory of two models over the same weights, square matrices in one file: {@code product}
 * multiplies by each, as the layers of a network do, {@code lookup} takes rows of each, as an
 * embedding does.
 */
final class HugeModel {

  private static final String WEIGHTS = "weights.bin";
  private static final int LARGE_SIDE = 8192;
  private static final int SMALL_SIDE = 1024;
  private static final int SMALL_MEBIBYTES = 1024;
  private static final int BLOCK_BYTES = 1 << 20;
  private static final long SEED = 6;

  private HugeModel() {}

  /** Writes random weights of at least this size, and the models, to an empty directory. */
  static Path write(Path directory, int mebibytes) throws IOException {
    int side = mebibytes < SMALL_MEBIBYTES ? SMALL_SIDE : LARGE_SIDE;
    long matrixBytes = (long) Float.BYTES * side * side;
    int matrices = Math.toIntExact(((long) mebibytes << 20) / matrixBytes);
    HugeGraph graph = new HugeGraph(side, matrices, WEIGHTS);
    Files.write(directory.resolve(file("product")), graph.product());
    Files.write(directory.resolve(file("lookup")), graph.lookup());
    writeWeights(directory.resolve(WEIGHTS), matrices * matrixBytes, side);
    return directory;
  }

  /** Name of a model in the directory. */
  static String file(String graph) {
    return graph + ".onnx";
  }

  private static void writeWeights(Path file, long bytes, int side) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    double most = Math.sqrt(3.0 / side); // products stay as large as what is multiplied
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long written = 0; written < bytes; written += BLOCK_BYTES) {
        fill(block.clear(), random, most);
        while (block.hasRemaining()) {
          out.write(block);
        }
      }
      out.force(true); // or the kernel writes it back while something else is measured
    }
  }

  private static void fill(ByteBuffer block, SplittableRandom random, double most) {
    while (block.hasRemaining()) {
      block.putFloat((float) ((2 * random.nextDouble() - 1) * most));
    }
    block.flip();
  }
}
