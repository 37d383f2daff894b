package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.ModelAccess;
import io.bulla.agent.hooks.UnfitModelException;
import io.bulla.agent.hooks.onnxruntime.Tensor.Range;
import io.bulla.loader.Plaintext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that a sealed model keeps data of tensors in, each a member of the model, verified, in
 * native memory. Close wipes them. Not thread-safe.
 */
final class DataFiles implements AutoCloseable {
  private final ModelAccess access;
  private final Map<String, Plaintext> filesByLocation = new LinkedHashMap<>();

  DataFiles(ModelAccess access) {
    this.access = access;
  }

  /** The data of a tensor that is in one of the files. */
  ByteBuffer data(Tensor tensor) throws IOException {
    return part(tensor).bytes();
  }

  /** Where that is. */
  FilePart part(Tensor tensor) throws IOException {
    Plaintext file = file(tensor.location());
    Range range = tensor.dataIn(file.lengthBytes());
    if (range.lengthBytes() > Integer.MAX_VALUE) {
      throw new UnfitModelException("a tensor in it has more than 2 GiB: split it");
    }
    return new FilePart(file, range.start(), (int) range.lengthBytes());
  }

  /** Those that were asked for, by the names that the model has for them. */
  Map<String, Plaintext> opened() {
    return Map.copyOf(filesByLocation);
  }

  private Plaintext file(String location) throws IOException {
    Plaintext file = filesByLocation.get(location);
    if (file == null) {
      file = access.openBeside(location);
      filesByLocation.put(location, file);
    }
    return file;
  }

  @Override
  public void close() {
    filesByLocation.values().forEach(Plaintext::close);
  }
}
