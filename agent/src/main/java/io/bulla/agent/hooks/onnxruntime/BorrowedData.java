package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.onnxruntime.Tensor.Range;
import io.bulla.loader.Plaintext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Chooses the initializers that a session is to use where they are. In the model, they are said to
 * be in a file that holds nothing, at an offset that no file has: what needs their data otherwise,
 * such as an optimizer that computes with constants, fails, and never computes with anything else.
 * Not thread-safe.
 */
final class BorrowedData implements Rewriting.Placement {
  /** Newer versions demand that the file is there. */
  static final String FOLDER = "/dev";

  private static final String LOCATION = "null";
  private static final String OFFSET = String.valueOf(1L << 50);

  /** Below it, a tensor costs more calls than it saves copying. */
  private static final int MIN_BYTES = 4 * 1024;

  private static final int MIN_TOTAL_BYTES = 1024 * 1024;

  /** What ONNX Runtime itself aligns to. */
  private static final int ALIGNMENT_BYTES = 64;

  private final Plaintext opened;
  private final ByteBuffer model;
  private final DataFiles files;
  private final Set<String> otherNames;
  private final List<BorrowedTensor> tensors = new ArrayList<>();
  private final List<Move> moves = new ArrayList<>();
  private long free;

  /** Data that have to be moved in the model, to where they are aligned. */
  private record Move(int from, int to, int lengthBytes) {}

  /**
   * Takes the names that must not be handed over, since ONNX Runtime would use the tensor wherever
   * the name occurs.
   */
  BorrowedData(Plaintext opened, DataFiles files, Set<String> otherNames) {
    this.opened = opened;
    this.model = opened.buffer();
    this.files = files;
    this.otherNames = otherNames;
  }

  @Override
  public Optional<Pieces> of(Tensor tensor) throws IOException {
    boolean borrowable =
        tensor.initializer()
            && ElementTypes.isPlain(tensor.dataType())
            && !otherNames.contains(tensor.name())
            && tensor.name().indexOf('\uFFFD') < 0;
    Optional<FilePart> part = borrowable ? part(tensor) : Optional.empty();
    if (part.isEmpty()) {
      return new InlineData(files).of(tensor);
    }
    tensors.add(new BorrowedTensor(tensor, part.get()));
    return Optional.of(nowhere(tensor.shapedBytes()));
  }

  private Optional<FilePart> part(Tensor tensor) throws IOException {
    long lengthBytes = tensor.external() ? Long.MAX_VALUE : tensor.raw().lengthBytes();
    if (lengthBytes < MIN_BYTES || (!tensor.external() && lengthBytes != tensor.shapedBytes())) {
      return Optional.empty();
    }
    return tensor.external() ? inFile(tensor) : inModel(tensor);
  }

  private Optional<FilePart> inFile(Tensor tensor) throws IOException {
    FilePart part = files.part(tensor);
    ByteBuffer data = part.bytes();
    boolean fits =
        data.capacity() >= MIN_BYTES
            && data.capacity() == tensor.shapedBytes()
            && data.alignmentOffset(0, ElementTypes.alignmentBytes(tensor.dataType())) == 0;
    return fits ? Optional.of(part) : Optional.empty();
  }

  private Optional<FilePart> inModel(Tensor tensor) {
    Range raw = tensor.raw();
    int start = (int) raw.start();
    OptionalInt aligned = aligned(start, ElementTypes.alignmentBytes(tensor.dataType()));
    if (aligned.isEmpty()) {
      return Optional.empty();
    }
    int lengthBytes = (int) raw.lengthBytes();
    if (aligned.getAsInt() != start) {
      moves.add(new Move(start, aligned.getAsInt(), lengthBytes));
    }
    free = raw.end();
    return Optional.of(new FilePart(opened, aligned.getAsInt(), lengthBytes));
  }

  /** Aligned as well as the room before the data allows; empty if that is not well enough. */
  private OptionalInt aligned(int start, int leastBytes) {
    for (int unit = ALIGNMENT_BYTES; unit >= leastBytes; unit /= 2) {
      int aligned = start - model.alignmentOffset(start, unit);
      if (aligned >= free) {
        return OptionalInt.of(aligned);
      }
    }
    return OptionalInt.empty();
  }

  private static Pieces nowhere(long lengthBytes) {
    String length = String.valueOf(lengthBytes);
    return ExternalPlace.of(Map.of("location", LOCATION, "offset", OFFSET, "length", length));
  }

  List<BorrowedTensor> tensors() {
    return List.copyOf(tensors);
  }

  /** Whether it is so much that it is worth the calls. */
  boolean isWorthIt() {
    return tensors.stream().mapToLong(borrowed -> borrowed.data().capacity()).sum()
        >= MIN_TOTAL_BYTES;
  }

  /**
   * Moves data to where they are expected. All else of the model must have been read before. No two
   * moves touch the same bytes.
   */
  void align() {
    moves.parallelStream()
        .forEach(move -> model.put(move.to(), model, move.from(), move.lengthBytes()));
  }
}
