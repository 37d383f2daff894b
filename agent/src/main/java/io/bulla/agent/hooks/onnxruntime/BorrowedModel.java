package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.ModelAccess;
import io.bulla.agent.hooks.Prepared;
import io.bulla.loader.OpenedFile;
import io.bulla.loader.Plaintext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model of which a session gets only the graph as a message; it uses the larger initializers
 * where they were decrypted, without a copy, until it is closed.
 *
 * <p>Where ONNX Runtime refuses that, as when an optimizer computes with such an initializer or it
 * belongs on another device, the next form is the whole model as one message.
 */
final class BorrowedModel implements Prepared {
  private final OpenedFile opened;
  private final DataFiles files;
  private final ModelAccess access;
  private final List<BorrowedTensor> tensors;
  private final Plaintext graph;
  private final ByteBuffer buffer;
  private @Nullable BorrowingOptions options;

  private BorrowedModel(
      OpenedFile opened,
      DataFiles files,
      ModelAccess access,
      List<BorrowedTensor> tensors,
      Plaintext graph) {
    this.opened = opened;
    this.files = files;
    this.access = access;
    this.tensors = tensors;
    this.graph = graph;
    this.buffer = graph.buffer();
  }

  /** Empty, and nothing is changed, if there is not enough to borrow. */
  static Optional<Prepared> of(
      OpenedFile opened, ModelPart model, DataFiles files, ModelAccess access) throws IOException {
    ByteBuffer content = opened.buffer();
    BorrowedData data =
        new BorrowedData(content, files, ReservedNames.of(new BufferInput(content)));
    Optional<Pieces> pieces = new Rewriting(content, data).of(model);
    if (pieces.isEmpty() || !data.isWorthIt()) {
      return Optional.empty();
    }
    Plaintext graph = OneMessage.write(pieces.get(), access);
    data.align();
    return Optional.of(new BorrowedModel(opened, files, access, data.tensors(), graph));
  }

  @Override
  public ByteBuffer buffer() {
    return buffer;
  }

  @Override
  public long sessionOptions(long api, long given) {
    options = BorrowingOptions.of(new OrtApi(api), given, tensors);
    return options.handle();
  }

  @Override
  public boolean made() {
    closeOptions();
    graph.close();
    return true;
  }

  @Override
  public Optional<Prepared> next() throws IOException {
    closeOptions();
    try (this) {
      Map<String, ByteBuffer> dataByName = new HashMap<>();
      tensors.forEach(borrowed -> dataByName.put(borrowed.tensor().name(), borrowed.data()));
      ModelPart model = ModelParser.parse(new BufferInput(buffer));
      Pieces whole =
          new Rewriting(buffer, tensor -> placed(tensor, dataByName)).of(model).orElseThrow();
      return Optional.of(OneMessage.prepared(whole, access));
    }
  }

  private static Optional<Pieces> placed(Tensor tensor, Map<String, ByteBuffer> dataByName) {
    ByteBuffer data = tensor.initializer() ? dataByName.get(tensor.name()) : null;
    return Optional.ofNullable(data).map(InlineData::raw);
  }

  private void closeOptions() {
    if (options != null) {
      options.close();
      options = null;
    }
  }

  @Override
  public void close() {
    closeOptions();
    graph.close();
    files.close();
    opened.close();
  }
}
