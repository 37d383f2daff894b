package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Minilm;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A model that stays as it is, and opens under the agent by recipients that stand elsewhere. */
class DetachedRecipientsIT {
  private static final String ENGINE = "1.21.1";

  /** A serving process has a KEK that the model itself does not name. */
  @Test
  void servingKek_opensAModelThatDoesNotNameIt_byRecipientsBesideIt_andInADirectory()
      throws IOException {
    KeySetup training = Keys.keystore("training", "serving");
    KeySetup serving = training.with(training.text() + "loader.keks = serving\n");
    Path model = Sealed.seal(training, Minilm.plainModel(), "model.onnx");
    byte[] before = Files.readAllBytes(model);
    assertThat(run(serving, "path", model).err()).contains("is sealed for the KEKs [training/1]");

    Path beside = Path.of(model + ".bulla-recipients");
    BullaCommand.run(training, "rewrap", model, "--add", "serving", "--detached", beside)
        .succeeded();
    String expected = Baseline.output(ENGINE).get(0);
    assertThat(run(serving, "path", model).succeeded().lines()).containsExactly(expected);

    Path directory = Scratch.directory("recipients");
    BullaCommand.run(training, "rewrap", model, "--add", "serving", "--detached", directory)
        .succeeded();
    Files.delete(beside);
    KeySetup pointed =
        serving.with(serving.text() + "loader.recipients-directory = " + directory + "\n");
    assertThat(run(pointed, "path,bytes", model).succeeded().lines())
        .containsExactly(expected, expected);
    assertThat(Files.readAllBytes(model)).isEqualTo(before);
  }

  private static Outcome run(KeySetup keys, String forms, Path model) {
    return ForkedJvm.running("RunSession", EngineDirectory.onnxRuntime(ENGINE))
        .withAgent(keys)
        .run(forms, model);
  }
}
