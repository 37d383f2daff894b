package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.ModelAccess;
import io.bulla.agent.hooks.Prepared;
import io.bulla.loader.OpenedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * Brings sealed models into forms that a session takes from memory. Data in other files
 * (onnx.proto, TensorProto.data_location) never stay there: such a session would look for those
 * files in the working directory, and find ciphertext or nothing.
 */
final class OrtPreparation {
  private OrtPreparation() {}

  static Prepared prepare(OpenedFile opened, Map<String, String> options, ModelAccess access)
      throws IOException {
    ByteBuffer content = opened.buffer();
    Optional<ModelPart> model = OrtFormat.is(content, options) ? Optional.empty() : parse(content);
    return model.isPresent()
        ? prepare(opened, model.get(), access)
        : Prepared.of(content, opened::close);
  }

  private static Optional<ModelPart> parse(ByteBuffer content) throws IOException {
    try {
      return Optional.of(ModelParser.parse(new BufferInput(content)));
    } catch (MalformedModelException e) {
      return Optional.empty();
    }
  }

  private static Prepared prepare(OpenedFile opened, ModelPart model, ModelAccess access)
      throws IOException {
    DataFiles files = new DataFiles(access);
    boolean done = false;
    try {
      Optional<Prepared> borrowed = BorrowedModel.of(opened, model, files, access);
      done = borrowed.isPresent();
      return done ? borrowed.get() : whole(opened, model, files, access);
    } finally {
      if (!done) {
        files.close();
      }
    }
  }

  private static Prepared whole(
      OpenedFile opened, ModelPart model, DataFiles files, ModelAccess access) throws IOException {
    ByteBuffer content = opened.buffer();
    Optional<Pieces> pieces = new Rewriting(content, new InlineData(files)).of(model);
    if (pieces.isEmpty()) {
      return Prepared.of(content, opened::close);
    }
    Prepared message = OneMessage.prepared(pieces.get(), access);
    opened.close();
    return message;
  }
}
