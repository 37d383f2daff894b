package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import io.bulla.harness.SmallModel;
import io.bulla.harness.SystemCalls;
import io.bulla.harness.SystemCalls.Call;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.ModelInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans for several models, by the command, which is disturbed. */
class PropagateIT {
  private static final String OLD = "models";
  private static final String NEW = "others";

  /** A model takes four writes: two for each of its recipient slots. */
  private static final Call SECOND_WRITE_OF_THE_SECOND_MODEL = new Call("pwrite64", 6);

  private static KeySetup keys;
  private static Path sealed;

  private Path directory;
  private List<Path> models;
  private Path plan;

  @BeforeAll
  static void sealUnderTheOldKek() throws IOException {
    keys = Keys.keystore(OLD, NEW);
    sealed = Sealed.seal(keys, SmallModel.directory().resolve("model.onnx"), "model.onnx");
  }

  @BeforeEach
  void copyModels_andPlan() throws IOException {
    directory = Scratch.directory("propagating");
    Path place = Files.createDirectory(directory.resolve("models"));
    models = List.of(place.resolve("1.onnx"), place.resolve("2.onnx"), place.resolve("3.onnx"));
    for (Path model : models) {
      Files.copy(sealed, model);
    }
    plan = directory.resolve("models.plan");
    Files.writeString(
        plan, "[groups]\nnew = others\n[models models]\ngroups = new\nothers = remove\n");
  }

  private Object[] apply() {
    return new Object[] {"propagate", plan, "--apply", "--parallel", "1"};
  }

  private static List<String> recipients(Path model) throws IOException {
    return kekIds(ModelInspector.inspect(model).recipients());
  }

  private static List<String> kekIds(List<RecipientInfo> recipients) {
    return recipients.stream().map(RecipientInfo::kekId).toList();
  }

  /** After a kill between two writes of a slot, the slot before counts. */
  @Test
  void killedInTheMiddle_theNextRunGoesOn() throws IOException {
    Outcome killed =
        SystemCalls.killedAt(SECOND_WRITE_OF_THE_SECOND_MODEL, models.get(1), keys, apply());
    assertThat(killed.exitCode()).as("killed, not ended").isGreaterThan(128);
    assertThat(recipients(models.get(0))).containsExactly(NEW);
    assertThat(recipients(models.get(1))).containsExactly(OLD);
    assertThat(models.get(2)).hasSameBinaryContentAs(sealed);

    Outcome resumed = BullaCommand.run(keys, apply()).succeeded();

    assertThat(resumed.err()).contains("3 models: 2 changed, 1 with nothing to do");
    for (Path model : models) {
      ModelInfo info = ModelInspector.inspect(model);
      assertThat(info.degraded()).isFalse();
      assertThat(info.slots())
          .allSatisfy(slot -> assertThat(kekIds(slot.recipients())).containsExactly(NEW));
    }
    KeySetup withoutKeys =
        keys.with("kek.others = keystore:gone.bcfks?password-source=file:gone\n");
    assertThat(BullaCommand.run(withoutKeys, apply()).succeeded().err())
        .as("with nothing left to do, no KEK is asked")
        .contains("3 models: 0 changed, 3 with nothing to do");
  }

  /** The loader looks again before it writes what it found to be as before. */
  @Test
  void modelThatCannotBeWritten_isKept_andTheOthersAreDone() throws IOException {
    Outcome failed =
        SystemCalls.failingAt(
            SECOND_WRITE_OF_THE_SECOND_MODEL, "EIO", models.get(1), keys, apply());
    assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(8);
    assertThat(failed.err()).contains("1 of 3 models failed");
    assertThat(recipients(models.get(0))).containsExactly(NEW);
    assertThat(recipients(models.get(1))).containsExactly(OLD);
    assertThat(recipients(models.get(2))).containsExactly(NEW);
    BullaCommand.run(keys, apply()).succeeded();
    assertThat(recipients(models.get(1))).containsExactly(NEW);
  }
}
