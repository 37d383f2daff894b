package io.bulla.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import io.bulla.harness.SmallModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RewrapCommandIT {

  @Test
  void severalModels_oneOfThemNone_theOthersAreDone_andTheFirstFailureCounts() throws IOException {
    KeySetup keys = Keys.keystore("models", "others");
    Path directory = SmallModel.directory();
    Path file = Sealed.seal(keys, directory.resolve("model.onnx"), "file");
    Path model = Sealed.seal(keys, directory, "directory");
    Path missing = directory.resolve("missing");

    Outcome outcome =
        BullaCommand.run(
            keys,
            "rewrap",
            file,
            missing,
            directory.resolve("model.onnx"),
            model,
            "--add",
            "others",
            "--remove",
            "nobody");

    assertThat(outcome.exitCode()).as("that of a missing file").isEqualTo(8);
    assertThat(outcome.lines())
        .containsExactly(
            file + ": rewrapped: models/1 -> models/1, others/1",
            model + ": rewrapped: models/1 -> models/1, others/1");
    assertThat(outcome.err())
        .doesNotContain("compromise")
        .contains(missing.toString(), "2 of 4 models failed")
        .contains(file + ": no recipient, so nothing to remove: nobody");
    BullaCommand.run(keys, "verify", model).succeeded();
  }

  @Test
  void fromKeystoreToToken_andReseal_openByTheTokenAlone() throws IOException {
    KeySetup keystore = Keys.keystore("soft");
    KeySetup token = Keys.token("hard").setup();
    KeySetup both = token.with(token.text() + keystore.text());
    Path plain = SmallModel.directory().resolve("model.onnx");
    Path sealed = Sealed.seal(keystore, plain, "model.onnx");

    Outcome moved = BullaCommand.run(both, "rewrap", sealed, "--add", "hard", "--remove", "soft");

    assertThat(moved.succeeded().err()).containsOnlyOnce("After a compromise, use bulla reseal");
    assertThat(BullaCommand.run(keystore, "verify", sealed).exitCode()).isEqualTo(5);
    assertOpens(token, sealed, plain);
    BullaCommand.run(token, "reseal", sealed).succeeded();
    assertOpens(token, sealed, plain);
  }

  private static void assertOpens(KeySetup keys, Path sealed, Path plain) throws IOException {
    Path opened = Scratch.directory("opened").resolve("model");
    BullaCommand.run(keys, "open", sealed, "-o", opened).succeeded();
    assertThat(Files.readAllBytes(opened)).isEqualTo(Files.readAllBytes(plain));
  }
}
