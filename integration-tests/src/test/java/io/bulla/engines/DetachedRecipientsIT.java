package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import io.bulla.harness.SmallModel;
import io.bulla.harness.SystemCalls;
import io.bulla.loader.ModelInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model that stays as it is, and opens under the agent by recipients that stand elsewhere. */
class DetachedRecipientsIT {

  /** A serving process has a KEK that the model itself does not name. */
  @Test
  void servingKek_opensAModelThatDoesNotNameIt_byRecipientsBesideIt_andInADirectory()
      throws IOException {
    KeySetup training = Keys.keystore("training", "serving");
    KeySetup serving = training.with(training.text() + "loader.keks = serving\n");
    Path alone = Sealed.seal(training, SmallModel.directory().resolve("model.onnx"), "model.onnx");
    Path served = Files.copy(alone, Scratch.directory("served").resolve("model.onnx"));
    Path beside = Path.of(served + ".bulla-recipients");
    BullaCommand.run(training, "rewrap", served, "--add", "serving", "--detached", beside)
        .succeeded();

    List<String> tried = sessions(serving, alone, served);
    assertThat(tried.get(0)).startsWith("refused " + alone).contains("[training/1]");
    assertThat(tried.get(1)).isEqualTo("session " + served);
    assertThat(served).hasSameBinaryContentAs(alone);

    Path directory = Scratch.directory("recipients");
    Files.copy(beside, directory.resolve(sealId(served) + ".bulla-recipients"));
    String setting = "loader.recipients-directory = " + directory + "\n";
    assertThat(sessions(serving.with(serving.text() + setting), alone))
        .containsExactly("session " + alone);
  }

  /** A mount that is away for a moment brings no removed recipient back. */
  @Test
  void recipientsThatCannotBeLookedAt_areNotPassedOver() throws IOException {
    KeySetup keys = Keys.keystore("training");
    Path model = Sealed.seal(keys, SmallModel.directory().resolve("model.onnx"), "model.onnx");
    Path beside = Path.of(model + ".bulla-recipients");
    BullaCommand.run(keys, "rewrap", model, "--add", "training", "--detached", beside).succeeded();
    BullaCommand.run(keys, "verify", model).succeeded();
    Outcome outcome = SystemCalls.notLookingAt(beside, "ESTALE", keys, "verify", model);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(8);
    assertThat(outcome.err()).contains(beside.toString());
  }

  private static String sealId(Path model) throws IOException {
    return ModelInspector.inspect(model).sealId();
  }

  private static List<String> sessions(KeySetup keys, Path... models) {
    return ForkedJvm.running("TrySessions", EngineDirectory.onnxRuntime("1.21.1"))
        .withAgent(keys)
        .run((Object[]) models)
        .succeeded()
        .lines();
  }
}
