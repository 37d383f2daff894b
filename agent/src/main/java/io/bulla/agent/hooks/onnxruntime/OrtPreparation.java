package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.ModelAccess;
import io.bulla.agent.hooks.Preparation;
import io.bulla.agent.hooks.Prepared;
import io.bulla.loader.Plaintext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * Brings models into forms that ONNX Runtime takes from memory. Data in other files (onnx.proto,
 * TensorProto.data_location) never stay there: such a session would look for those files in the
 * working directory, and find ciphertext or nothing.
 */
final class OrtPreparation implements Preparation {
  @Override
  public Prepared prepare(Plaintext model, Map<String, String> options, ModelAccess access)
      throws IOException {
    return prepare(model, options, access, OrtPreparation::lentIfItMayBe);
  }

  @Override
  public Preparation inOnePiece() {
    return (model, options, access) -> prepare(model, options, access, OrtPreparation::whole);
  }

  /** How a model is handed over that was understood. */
  private interface Form {
    Prepared of(Plaintext model, ModelPart parsed, DataFiles files, ModelAccess access)
        throws IOException;
  }

  private static Prepared prepare(
      Plaintext model, Map<String, String> options, ModelAccess access, Form form)
      throws IOException {
    ByteBuffer content = model.buffer();
    Optional<ModelPart> parsed = OrtFormat.is(content, options) ? Optional.empty() : parse(content);
    return parsed.isPresent()
        ? withFiles(model, parsed.get(), access, form)
        : Prepared.of(content, model::close);
  }

  private static Optional<ModelPart> parse(ByteBuffer content) throws IOException {
    try {
      return Optional.of(ModelParser.parse(new BufferInput(content)));
    } catch (MalformedModelException e) {
      return Optional.empty();
    }
  }

  private static Prepared withFiles(
      Plaintext model, ModelPart parsed, ModelAccess access, Form form) throws IOException {
    DataFiles files = new DataFiles(access);
    boolean done = false;
    try {
      Prepared prepared = form.of(model, parsed, files, access);
      done = true;
      return prepared;
    } finally {
      if (!done) {
        files.close();
      }
    }
  }

  private static Prepared lentIfItMayBe(
      Plaintext model, ModelPart parsed, DataFiles files, ModelAccess access) throws IOException {
    Optional<Prepared> borrowed = BorrowedModel.of(model, parsed, files, access);
    return borrowed.isPresent() ? borrowed.get() : whole(model, parsed, files, access);
  }

  private static Prepared whole(
      Plaintext model, ModelPart parsed, DataFiles files, ModelAccess access) throws IOException {
    ByteBuffer content = model.buffer();
    Optional<Pieces> pieces = new Rewriting(content, new InlineData(files)).of(parsed);
    if (pieces.isEmpty()) {
      return Prepared.of(content, model::close);
    }
    Prepared message = OneMessage.prepared(pieces.get(), access);
    files.close();
    model.close();
    return message;
  }
}
