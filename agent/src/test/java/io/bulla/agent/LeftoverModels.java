package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.Windows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model and another one, the control, and windows of each that are unlike those of the other.
 *
 * @param specimen of which engine
 * @param model in plaintext
 * @param control in plaintext
 * @param ofModel windows
 * @param ofControl windows
 */
record LeftoverModels(
    EngineSpecimen specimen, Path model, Path control, Windows ofModel, Windows ofControl) {
  static final int WINDOWS = 200;
  private static final long SEED = 20_260_101;

  static LeftoverModels of(EngineSpecimen specimen, Path directory) throws Exception {
    Path model = specimen.make(Files.createDirectories(directory.resolve("one")));
    Path control = specimen.make(Files.createDirectories(directory.resolve("two")));
    Path modelFile = specimen.weights(model);
    Path controlFile = specimen.weights(control);
    Windows ofModel = Windows.sample(modelFile, WINDOWS, SEED).notIn(controlFile);
    Windows ofControl =
        Windows.sample(controlFile, WINDOWS, SEED).notIn(modelFile).beginningUnlike(ofModel);
    assertThat(ofModel.pieces()).hasSizeGreaterThan(WINDOWS * 3 / 4);
    assertThat(ofControl.pieces()).hasSizeGreaterThan(WINDOWS * 3 / 4);
    return new LeftoverModels(specimen, model, control, ofModel, ofControl);
  }

  Windows windows() {
    return ofModel.and(ofControl);
  }

  /** Else nothing that is not found would mean anything. */
  void requireControl(int found) {
    assertThat(found).as("control").isGreaterThan(ofControl.pieces().size() * 9 / 10);
  }

  Path sealed(Keys keys) throws Exception {
    Path directory = Files.createDirectories(model.getParent().resolveSibling("sealed"));
    return keys.seal(model, directory.resolve(specimen.file()));
  }

  Path damaged(Keys keys) throws Exception {
    Path directory = Files.createDirectories(model.getParent().resolveSibling("damaged"));
    Path sealed = keys.seal(model, directory.resolve(specimen.file()));
    Path weights = specimen.weights(sealed);
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    return sealed;
  }

  /** Inverted, so that whoever looks for them in its own memory does not find its own. */
  Path writeWindows(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve("model.windows"), inverted(ofModel));
    Files.write(directory.resolve("control.windows"), inverted(ofControl));
    return directory;
  }

  private static byte[] inverted(Windows windows) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] window : windows.pieces()) {
      for (byte value : window) {
        all.write(~value);
      }
    }
    return all.toByteArray();
  }
}
