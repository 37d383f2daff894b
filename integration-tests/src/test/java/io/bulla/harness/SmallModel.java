package io.bulla.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory with two small models that engines can tell apart, and a side file. */
public final class SmallModel {

  private SmallModel() {}

  /** A new directory: model.onnx, second.onnx, serving.properties. */
  public static Path directory() throws IOException {
    Path directory = Scratch.directory("small");
    Files.write(directory.resolve("model.onnx"), SmallOnnx.model(1));
    Files.write(directory.resolve("second.onnx"), SmallOnnx.model(2));
    Files.writeString(directory.resolve("serving.properties"), "option=value\n");
    return directory;
  }
}
