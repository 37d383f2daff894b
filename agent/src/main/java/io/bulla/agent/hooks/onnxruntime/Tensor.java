package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.UnfitModelException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A tensor of a model (onnx.proto, TensorProto).
 *
 * @param name its name; empty in many places
 * @param dataType the type of its elements
 * @param dimensions its shape
 * @param external whether its data are in another file
 * @param entries what tells where
 * @param raw where its raw data are in the model
 * @param initializer whether it is an initializer of the main graph
 * @param placeFields the fields that hold its data or tell where they are
 */
record Tensor(
    String name,
    int dataType,
    List<Long> dimensions,
    boolean external,
    Map<String, String> entries,
    Range raw,
    boolean initializer,
    List<Range> placeFields) {

  /**
   * Bytes from one offset to another.
   *
   * @param start offset of the first
   * @param end offset behind the last
   */
  record Range(long start, long end) {
    static final Range NONE = new Range(0, 0);

    long lengthBytes() {
      return end - start;
    }
  }

  Tensor {
    dimensions = List.copyOf(dimensions);
    entries = Map.copyOf(entries);
    placeFields = List.copyOf(placeFields);
  }

  /** The file that its data are in, as the model names it. */
  String location() throws UnfitModelException {
    String location = entries.getOrDefault("location", "");
    if (location.isEmpty()) {
      throw unfit("is in another file, and the model does not say in which");
    }
    return location;
  }

  /** Where its data are in a file of this length. */
  Range dataIn(long fileBytes) throws UnfitModelException {
    long offset = number("offset").orElse(0);
    long lengthBytes = lengthBytes();
    if (offset > fileBytes || lengthBytes > fileBytes - offset) {
      throw unfit(
          "is said to be at offset "
              + offset
              + " of "
              + location()
              + ", "
              + lengthBytes
              + " bytes long, and the file has "
              + fileBytes
              + " bytes");
    }
    return new Range(offset, offset + lengthBytes);
  }

  private long lengthBytes() throws UnfitModelException {
    OptionalLong given = number("length");
    return given.isPresent() ? given.getAsLong() : shapedBytes();
  }

  private OptionalLong number(String entry) throws UnfitModelException {
    String text = entries.get(entry);
    if (text == null) {
      return OptionalLong.empty();
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw unfit("has an " + entry + " in its file that is no number of bytes: " + text);
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  /** How long its data are by its shape. */
  long shapedBytes() throws UnfitModelException {
    try {
      long elements = 1;
      for (long dimension : dimensions) {
        elements = Math.multiplyExact(elements, Math.max(0, dimension));
      }
      long bits = Math.multiplyExact(elements, (long) ElementTypes.bits(dataType));
      return Math.addExact(bits, Byte.SIZE - 1L) / Byte.SIZE;
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw unfit("is in another file, and its length cannot be told from its shape and type");
    }
  }

  private UnfitModelException unfit(String problem) {
    return new UnfitModelException(
        "its tensor \"" + name + "\" " + problem + ": save the model again, and seal that");
  }
}
