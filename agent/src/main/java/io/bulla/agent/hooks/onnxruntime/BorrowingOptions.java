package io.bulla.agent.hooks.onnxruntime;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of an application's session options that has a model's tensors in it. The application's
 * own are left alone, since they may serve other models and other threads. Close releases it, once
 * the session is made or refused. Not thread-safe.
 */
final class BorrowingOptions implements AutoCloseable {
  private static final String FOLDER = "session.model_external_initializers_file_folder_path";

  private final OrtApi api;
  private final Pointer options;
  private final List<Pointer> values = new ArrayList<>();

  private BorrowingOptions(OrtApi api, Pointer options) {
    this.api = api;
    this.options = options;
  }

  static BorrowingOptions of(OrtApi api, long options, List<BorrowedTensor> tensors) {
    BorrowingOptions made = new BorrowingOptions(api, api.cloneSessionOptions(options));
    boolean done = false;
    try {
      api.addConfigEntry(made.options, FOLDER, BorrowedData.FOLDER);
      made.add(tensors);
      done = true;
      return made;
    } finally {
      if (!done) {
        made.close();
      }
    }
  }

  private void add(List<BorrowedTensor> tensors) {
    Pointer memory = api.cpuMemory();
    try {
      for (BorrowedTensor borrowed : tensors) {
        Tensor tensor = borrowed.tensor();
        Pointer value = api.tensor(memory, borrowed.data(), borrowed.shape(), tensor.dataType());
        values.add(value);
        api.addInitializer(options, tensor.name(), value);
      }
    } finally {
      api.releaseMemory(memory);
    }
  }

  long handle() {
    return Pointer.nativeValue(options);
  }

  @Override
  public void close() {
    api.releaseSessionOptions(options);
    values.forEach(api::releaseValue);
    values.clear();
  }
}
