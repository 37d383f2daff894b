package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.ModelAccess;
import io.bulla.agent.hooks.Prepared;
import io.bulla.loader.Plaintext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A model of which a session gets only the graph as a message; it uses the larger initializers
 * where they were decrypted, without a copy, until it is closed. Those that it has brought into a
 * form of its own by then are wiped beside it as soon as it is made.
 *
 * <p>Where ONNX Runtime refuses that, as when an optimizer computes with such an initializer or it
 * belongs on another device, the next form has all data in the message, or in files in memory.
 */
final class BorrowedModel implements Prepared {
  private final Plaintext opened;
  private final DataFiles files;
  private final ModelAccess access;
  private final List<BorrowedTensor> tensors;
  private final Plaintext graph;
  private final ByteBuffer buffer;
  private final OwnOptions options = new OwnOptions();

  private BorrowedModel(
      Plaintext opened,
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
      Plaintext opened, ModelPart model, DataFiles files, ModelAccess access) throws IOException {
    ByteBuffer content = opened.buffer();
    BorrowedData data = new BorrowedData(opened, files, ReservedNames.of(new BufferInput(content)));
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
    return options.own(ClonedOptions.lending(new OrtApi(api), given, tensors));
  }

  @Override
  public boolean made() {
    List<FilePart> used = parts(this::mayBeUsed);
    List<FilePart> unused = parts(borrowed -> !mayBeUsed(borrowed));
    options.close();
    graph.close();
    List<FilePart> dropped =
        unused.stream().filter(part -> used.stream().noneMatch(part::overlaps)).toList();
    if (!dropped.isEmpty()) {
      access.inBackground(() -> dropped.forEach(FilePart::forget));
    }
    return true;
  }

  private List<FilePart> parts(Predicate<BorrowedTensor> which) {
    return tensors.stream().filter(which).map(BorrowedTensor::part).toList();
  }

  /** By the session, now that it is made. */
  private boolean mayBeUsed(BorrowedTensor borrowed) {
    return !access.engineIsTested() || options.mayBeUsed(borrowed.tensor().name());
  }

  @Override
  public Optional<Prepared> next() throws IOException {
    options.close();
    boolean taken = false;
    try {
      Pieces whole = rewritten(borrowed -> InlineData.raw(borrowed.data()));
      if (whole.lengthBytes() <= Integer.MAX_VALUE) {
        return Optional.of(OneMessage.prepared(whole, access));
      }
      Prepared next = FilesModel.of(rewritten(BorrowedModel::inFile), files, access);
      taken = true;
      return Optional.of(next);
    } finally {
      graph.close();
      opened.close();
      if (!taken) {
        files.close();
      }
    }
  }

  private static Pieces inFile(BorrowedTensor borrowed) {
    return borrowed.tensor().external()
        ? ExternalPlace.of(borrowed.tensor().entries())
        : InlineData.raw(borrowed.data());
  }

  /** The model with other fields for what was lent. */
  private Pieces rewritten(Function<BorrowedTensor, Pieces> fields) throws IOException {
    Map<String, Pieces> fieldsByName = new HashMap<>();
    tensors.forEach(borrowed -> fieldsByName.put(borrowed.tensor().name(), fields.apply(borrowed)));
    Rewriting rewriting =
        new Rewriting(
            buffer,
            tensor ->
                Optional.ofNullable(tensor.initializer() ? fieldsByName.get(tensor.name()) : null));
    return rewriting.of(ModelParser.parse(new BufferInput(buffer))).orElseThrow();
  }

  @Override
  public void close() {
    options.close();
    graph.close();
    files.close();
    opened.close();
  }
}
