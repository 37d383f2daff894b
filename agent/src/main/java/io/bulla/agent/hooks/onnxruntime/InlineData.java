package io.bulla.agent.hooks.onnxruntime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Puts data that are in other files into the model itself. */
record InlineData(DataFiles files) implements Rewriting.Placement {
  @Override
  public Optional<Pieces> of(Tensor tensor) throws IOException {
    return tensor.external() ? Optional.of(raw(files.data(tensor))) : Optional.empty();
  }

  static Pieces raw(ByteBuffer data) {
    return new Pieces()
        .add(WireField.lengthDelimited(TensorParser.RAW_DATA, data.remaining()))
        .add(data);
  }
}
