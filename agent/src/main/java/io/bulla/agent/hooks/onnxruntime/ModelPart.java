package io.bulla.agent.hooks.onnxruntime;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message of a model that is a tensor or holds one, by its place in the model's bytes.
 *
 * @param start offset of its tag; of its content for the model itself
 * @param content offset of its content
 * @param end offset behind it
 * @param parts the messages in it that are tensors or hold one, in order
 * @param tensor what it says if it is a tensor
 */
record ModelPart(
    long start, long content, long end, List<ModelPart> parts, Optional<Tensor> tensor) {
  ModelPart {
    parts = List.copyOf(parts);
  }

  boolean leadsToTensors() {
    return tensor.isPresent() || !parts.isEmpty();
  }

  Stream<Tensor> tensors() {
    return Stream.concat(tensor.stream(), parts.stream().flatMap(ModelPart::tensors));
  }
}
