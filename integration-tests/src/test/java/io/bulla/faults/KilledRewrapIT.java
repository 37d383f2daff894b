package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import io.bulla.harness.SmallModel;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.ModelInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kill -9} at each write and each sync of a re-wrapping that replaces a recipient. */
class KilledRewrapIT {
  private static final List<String> NEW = List.of("others");

  private static KeySetup keys;
  private static Path plaintext;
  private static Path sealed;

  @BeforeAll
  static void seal() throws IOException {
    keys = Keys.keystore("models", "others");
    plaintext = SmallModel.directory().resolve("model.onnx");
    sealed = Sealed.seal(keys, plaintext, "model.onnx");
  }

  @ParameterizedTest
  @CsvSource({
    "pwrite64, 1, models", // the slot without its checksum
    "pwrite64, 2, models", // its checksum
    "pwrite64, 3, others", // the slot that counted before
    "pwrite64, 4, others", // its checksum
    "fdatasync, 4, others"
  })
  void killedAtAWrite_theModelOpensAsBeforeOrAfter(String call, int n, String recipient)
      throws IOException {
    assertOpensAfterKill(call, n, recipient);
  }

  /** What is written is in the page cache, so that these find what the next write would. */
  @Tag("full")
  @ParameterizedTest
  @CsvSource({"fdatasync, 1, models", "fdatasync, 2, others", "fdatasync, 3, others"})
  void killedAtASync_theModelOpensAsBeforeOrAfter(String call, int n, String recipient)
      throws IOException {
    assertOpensAfterKill(call, n, recipient);
  }

  private static void assertOpensAfterKill(String call, int n, String recipient)
      throws IOException {
    Path model = Files.copy(sealed, Scratch.directory("killed").resolve("model.onnx"));

    int code =
        BullaCommand.killedAt(
                call, n, keys, "rewrap", model, "--add", "others", "--remove", "models")
            .exitCode();

    assertThat(code).as("killed, not ended").isGreaterThan(128);
    assertThat(kekIds(ModelInspector.inspect(model))).containsExactly(recipient);
    assertOpens(model);
    BullaCommand.run(keys, "rewrap", model, "--add", "others", "--remove", "models").succeeded();
    assertThat(ModelInspector.inspect(model).slots())
        .allSatisfy(slot -> assertThat(slot.valid()).isTrue())
        .allSatisfy(slot -> assertThat(kekIds(slot.recipients())).isEqualTo(NEW));
  }

  @ParameterizedTest
  @CsvSource("fdatasync, 4")
  void oneStepMoreThanThereAre_endsWell(String call, int last) throws IOException {
    Path model = Files.copy(sealed, Scratch.directory("not-killed").resolve("model.onnx"));

    BullaCommand.killedAt(
            call, last + 1, keys, "rewrap", model, "--add", "others", "--remove", "models")
        .succeeded();

    assertThat(kekIds(ModelInspector.inspect(model))).isEqualTo(NEW);
  }

  private static void assertOpens(Path model) throws IOException {
    Path opened = Scratch.directory("opened").resolve("model.onnx");
    BullaCommand.run(keys, "open", model, "-o", opened).succeeded();
    assertThat(Files.readAllBytes(opened)).isEqualTo(Files.readAllBytes(plaintext));
  }

  private static List<String> kekIds(ModelInfo info) {
    return kekIds(info.recipients());
  }

  private static List<String> kekIds(List<RecipientInfo> recipients) {
    return recipients.stream().map(RecipientInfo::kekId).toList();
  }
}
