package io.bulla.benchmarks.programs;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application that uses ONNX Runtime, as {@link Steps} tell it. */
public final class Sessions implements Application {

  private final Form form;
  private final Path model;
  private @Nullable OrtSession session;

  private Sessions(Form form, Path model) {
    this.form = form;
    this.model = model;
  }

  /** Takes the form of createSession and the model. */
  public static void main(String[] arguments) throws Exception {
    Steps.take(new Sessions(Form.valueOf(arguments[0]), Path.of(arguments[1])));
  }

  @Override
  public void load() throws IOException, OrtException {
    session = form.open(OrtEnvironment.getEnvironment(), model);
  }

  @Override
  public Inferences run(int times) throws OrtException {
    OrtSession open = open();
    Map<String, OnnxTensor> inputs = Inputs.of(OrtEnvironment.getEnvironment(), open);
    List<Long> nanos = new ArrayList<>();
    String output = "";
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      try (OrtSession.Result result = open.run(inputs)) {
        nanos.add(System.nanoTime() - start);
        output = Outputs.digest(result);
      }
    }
    inputs.values().forEach(OnnxTensor::close);
    return new Inferences(nanos, output);
  }

  @Override
  public void close() throws OrtException {
    open().close();
    session = null;
  }

  private OrtSession open() {
    if (session == null) {
      throw new IllegalStateException("nothing is loaded");
    }
    return session;
  }
}
