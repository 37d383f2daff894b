package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.onnxruntime.Tensor.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Puts other fields in the place of those that say where a tensor's data are; all else of a model
 * stays byte for byte, but for lengths around it.
 *
 * @param model the model's bytes
 * @param placement what is put there
 */
record Rewriting(ByteBuffer model, Placement placement) {

  /** Chooses where data of tensors are to be. */
  interface Placement {
    /** The fields that say it; empty if the tensor stays as it is. */
    Optional<Pieces> of(Tensor tensor) throws IOException;
  }

  /** The whole model; empty if nothing of it changes. */
  Optional<Pieces> of(ModelPart part) throws IOException {
    return part.tensor().isPresent() ? tensor(part, part.tensor().get()) : message(part);
  }

  private Optional<Pieces> message(ModelPart part) throws IOException {
    Pieces pieces = new Pieces();
    long at = part.content();
    for (ModelPart inner : part.parts()) {
      Optional<Pieces> rewritten = of(inner);
      if (rewritten.isPresent()) {
        pieces.add(slice(at, inner.start())).add(head(inner, rewritten.get().lengthBytes()));
        pieces.addAll(rewritten.get());
        at = inner.end();
      }
    }
    return at == part.content() ? Optional.empty() : Optional.of(pieces.add(slice(at, part.end())));
  }

  private Optional<Pieces> tensor(ModelPart part, Tensor tensor) throws IOException {
    Optional<Pieces> placed = placement.of(tensor);
    if (placed.isEmpty()) {
      return placed;
    }
    Pieces pieces = new Pieces();
    long at = part.content();
    for (Range field : tensor.placeFields()) {
      pieces.add(slice(at, field.start()));
      at = field.end();
    }
    return Optional.of(pieces.add(slice(at, part.end())).addAll(placed.get()));
  }

  private ByteBuffer head(ModelPart part, long lengthBytes) throws IOException {
    WireReader old = new WireReader(new BufferInput(model), part.start(), part.content());
    return WireField.head(old.varint(), lengthBytes);
  }

  private ByteBuffer slice(long start, long end) {
    return model.slice((int) start, (int) (end - start));
  }
}
