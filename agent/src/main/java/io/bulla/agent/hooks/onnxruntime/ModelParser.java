package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.UnfitModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the tensors of an ONNX model, without reading what they hold. */
final class ModelParser {
  /** As deep as protobuf's own parser goes. */
  private static final int MAX_DEPTH = 100;

  private final WireInput input;

  private ModelParser(WireInput input) {
    this.input = input;
  }

  /**
   * The model as a tree of what leads to tensors.
   *
   * @throws MalformedModelException if the bytes are no protobuf message
   */
  static ModelPart parse(WireInput input) throws IOException {
    ModelParser parser = new ModelParser(input);
    return parser.part(new Place(OnnxMessage.MODEL, 0, false), 0, 0, input.lengthBytes());
  }

  /** A message: what it is, how deep, and whether it is an initializer of the main graph. */
  private record Place(OnnxMessage type, int depth, boolean initializer) {
    Optional<Place> in(int field) {
      boolean ofMainGraph = type == OnnxMessage.GRAPH && depth == 1 && field == 5;
      return Optional.ofNullable(type.in(field))
          .map(part -> new Place(part, depth + 1, ofMainGraph));
    }
  }

  private ModelPart part(Place place, long start, long content, long end) throws IOException {
    if (place.depth() > MAX_DEPTH) {
      throw new UnfitModelException(
          "its graphs lie more than " + MAX_DEPTH + " messages deep in each other");
    }
    if (place.type() == OnnxMessage.TENSOR) {
      Tensor tensor = TensorParser.parse(input, content, end, place.initializer());
      return new ModelPart(start, content, end, List.of(), Optional.of(tensor));
    }
    return new ModelPart(start, content, end, parts(place, content, end), Optional.empty());
  }

  private List<ModelPart> parts(Place place, long content, long end) throws IOException {
    List<ModelPart> parts = new ArrayList<>();
    WireReader reader = new WireReader(input, content, end);
    for (long start = content; reader.next(); start = reader.position()) {
      Optional<Place> inner =
          reader.isLengthDelimited() ? place.in(reader.field()) : Optional.empty();
      if (inner.isEmpty()) {
        reader.skip();
        continue;
      }
      int lengthBytes = reader.length();
      long from = reader.position();
      reader.skip(lengthBytes);
      ModelPart part = part(inner.get(), start, from, reader.position());
      if (part.leadsToTensors()) {
        parts.add(part);
      }
    }
    return parts;
  }
}
