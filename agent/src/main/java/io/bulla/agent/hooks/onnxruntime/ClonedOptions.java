package io.bulla.agent.hooks.onnxruntime;

import com.sun.jna.Pointer;
import io.bulla.loader.Plaintext;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A copy of an application's session options that has a model's data in it. The application's own
 * are left alone, since they may serve other models and other threads. Close releases it, once the
 * session is made or refused. Not thread-safe.
 */
final class ClonedOptions implements AutoCloseable {
  private static final String FOLDER = "session.model_external_initializers_file_folder_path";

  private final OrtApi api;
  private final ValueShares shares;
  private final Pointer options;
  private final Map<String, Pointer> valuesByName = new HashMap<>();

  private ClonedOptions(OrtApi api, Pointer options) {
    this.api = api;
    this.shares = new ValueShares(api);
    this.options = options;
  }

  /** Options with which a session uses these tensors where they are. */
  static ClonedOptions lending(OrtApi api, long options, List<BorrowedTensor> tensors) {
    return of(api, options, clone -> clone.lend(tensors));
  }

  /** Options with which a session finds these files in memory, by the names that its model has. */
  static ClonedOptions withFiles(OrtApi api, long options, Map<String, Plaintext> files) {
    return of(api, options, clone -> clone.addFiles(files));
  }

  private static ClonedOptions of(OrtApi api, long options, Consumer<ClonedOptions> filling) {
    ClonedOptions clone = new ClonedOptions(api, api.cloneSessionOptions(options));
    boolean done = false;
    try {
      filling.accept(clone);
      done = true;
      return clone;
    } finally {
      if (!done) {
        clone.close();
      }
    }
  }

  private void lend(List<BorrowedTensor> tensors) {
    api.addConfigEntry(options, FOLDER, BorrowedData.FOLDER);
    Pointer memory = api.cpuMemory();
    try {
      for (BorrowedTensor borrowed : tensors) {
        Tensor tensor = borrowed.tensor();
        Pointer value = api.tensor(memory, borrowed.data(), borrowed.shape(), tensor.dataType());
        valuesByName.put(tensor.name(), value);
        api.addInitializer(options, tensor.name(), value);
      }
    } finally {
      api.releaseMemory(memory);
    }
  }

  private void addFiles(Map<String, Plaintext> files) {
    String[] names = new String[files.size()];
    ByteBuffer[] starts = new ByteBuffer[files.size()];
    long[] lengths = new long[files.size()];
    int next = 0;
    for (Map.Entry<String, Plaintext> file : files.entrySet()) {
      names[next] = file.getKey();
      starts[next] = file.getValue().buffers().get(0);
      lengths[next++] = file.getValue().lengthBytes();
    }
    api.addFilesInMemory(options, names, starts, lengths);
  }

  /**
   * Whether a session that was made with them may use a tensor of this name. ONNX Runtime drops one
   * that it has brought into a form of its own, and one that its optimizers left nothing to use of.
   */
  boolean mayBeUsed(String tensor) {
    Pointer value = valuesByName.get(tensor);
    return value == null || shares.mayBeShared(value);
  }

  long handle() {
    return Pointer.nativeValue(options);
  }

  @Override
  public void close() {
    api.releaseSessionOptions(options);
    valuesByName.values().forEach(api::releaseValue);
    valuesByName.clear();
  }
}
