package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.agent.hooks.UnfitModelException;
import io.bulla.loader.format.FormatLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BesideModelTest {
  @TempDir Path directory;
  private Path model;

  @BeforeEach
  void writeManifest() throws IOException {
    Files.createFile(directory.resolve(FormatLimits.MANIFEST_NAME));
    model = directory.resolve("onnx").resolve("model.onnx");
  }

  @Test
  void relativeLocation_isBelowTheModelsDirectory() throws IOException {
    Path below = directory.resolve("onnx");
    assertThat(BesideModel.resolve(model, "w.bin")).isEqualTo(below.resolve("w.bin"));
    assertThat(BesideModel.resolve(model, "./data/w.bin")).isEqualTo(below.resolve("data/w.bin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../w.bin",
        "data/../../w.bin",
        "data/..",
        "/etc/passwd",
        "//w.bin",
        "data//w.bin",
        "w.bin/",
        "..\\w.bin",
        "w\0.bin",
        "*/_ORT_MEM_ADDR_/*/.."
      })
  void locationThatLeadsElsewhere_isRefused(String location) {
    assertThatThrownBy(() -> BesideModel.resolve(model, location))
        .isInstanceOf(UnfitModelException.class)
        .hasMessageContaining("the place of its data");
  }

  @Test
  void modelThatIsOneFile_hasNothingBesideIt(@TempDir Path unsealed) {
    assertThatThrownBy(() -> BesideModel.resolve(unsealed.resolve("model.onnx"), "w.bin"))
        .isInstanceOf(UnfitModelException.class)
        .hasMessageContaining("seal the directory that holds both");
  }
}
