package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.ModelAccess;
import io.bulla.agent.hooks.Prepared;
import io.bulla.loader.Plaintext;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A model that is too large for one message: ONNX Runtime copies the data of its tensors out of the
 * files in memory, where it would have read files.
 */
final class FilesModel implements Prepared {
  private final DataFiles files;
  private final Plaintext graph;
  private final ByteBuffer buffer;
  private final OwnOptions options = new OwnOptions();

  private FilesModel(DataFiles files, Plaintext graph) {
    this.files = files;
    this.graph = graph;
    this.buffer = graph.buffer();
  }

  /** Takes the files over. */
  static Prepared of(Pieces pieces, DataFiles files, ModelAccess access) throws IOException {
    return new FilesModel(files, OneMessage.write(pieces, access));
  }

  @Override
  public ByteBuffer buffer() {
    return buffer;
  }

  @Override
  public long sessionOptions(long api, long given) {
    return options.own(ClonedOptions.withFiles(new OrtApi(api), given, files.opened()));
  }

  /** Versions differ in whether they copy all of it, so it is kept as long as the session. */
  @Override
  public boolean made() {
    options.close();
    graph.close();
    return true;
  }

  @Override
  public void close() {
    options.close();
    graph.close();
    files.close();
  }
}
