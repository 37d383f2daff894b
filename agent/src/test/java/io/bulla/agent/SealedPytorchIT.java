package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A TorchScript module, sealed, in DJL: by path with an extra file and device mapping, by stream.
 */
class SealedPytorchIT implements SealedFilesOfAnEngine {
  private static final String ENGINE = "pytorch-0.36.0";

  private static final String NAME = "model.pt";

  @TempDir static Path shared;
  private static EngineTrial trial;

  @BeforeAll
  static void run() throws Exception {
    trial = new EngineTrial(shared, List.of(NAME));
    Files.write(trial.plain(NAME), TinyTorchScript.module());
    Files.writeString(trial.plain("serving.properties"), "note=beside it\n");
    trial.run(ENGINE, "PytorchProgram");
  }

  @Override
  public EngineTrial trial() {
    return trial;
  }

  @Override
  public String engine() {
    return "PyTorch of DJL 0.36.0";
  }

  @Test
  void propertiesBesideTheModule_areReadFromTheSealedDirectory() {
    assertThat(trial.result("property ", "whole", NAME)).isEqualTo("beside it");
    assertThat(trial.errors()).contains("DJL 0.36.0 is hooked");
  }

  @Test
  void extraFile_isReadFromTheSealedModule() {
    assertThat(trial.result("alone", NAME)).endsWith(" cat dog");
  }

  @Test
  void stream_opensSealedFiles_andRefusesMembersWhoseManifestIsUnknown() {
    assertThat(trial.result("stream ", "alone", NAME))
        .isEqualTo(trial.result("stream ", "plain", NAME))
        .startsWith("[");
    assertThat(trial.result("stream ", "whole", NAME)).contains("io.bulla.loader.Model");
    assertThat(trial.result("stream ", "changed", NAME)).startsWith("refused | io.bulla.loader");
  }
}
