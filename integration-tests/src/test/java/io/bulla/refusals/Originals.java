package io.bulla.refusals;

import io.bulla.harness.KeySetup;
import io.bulla.harness.Sealed;
import io.bulla.harness.SmallModel;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What is tampered with, in copies.
 *
 * @param otherSealing the same directory, sealed once more
 */
record Originals(Path plain, Path directory, Path otherSealing, Path file) {

  static Originals seal(KeySetup keys) throws IOException {
    Path plain = SmallModel.directory();
    return new Originals(
        plain,
        Sealed.seal(keys, plain, "small"),
        Sealed.seal(keys, plain, "small"),
        Sealed.seal(keys, plain.resolve("model.onnx"), "single.onnx"));
  }
}
