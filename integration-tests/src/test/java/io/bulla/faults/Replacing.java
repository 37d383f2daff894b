package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import io.bulla.harness.SmallModel;
import io.bulla.harness.SystemCalls;
import io.bulla.harness.SystemCalls.Call;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.ModelInspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A re-wrapping that is about to be disturbed: the model's one recipient is replaced by another.
 */
final class Replacing {
  static final String OLD = "models";
  static final String NEW = "others";

  /** One token and one sealed model for all of them: each works on a copy. */
  private static final class Shared {
    static final KeySetup KEYS = Keys.token(OLD, NEW);
    static final Path PLAINTEXT = plaintext();
    static final Path SEALED = Sealed.seal(KEYS, PLAINTEXT, "model.onnx");

    private static Path plaintext() {
      try {
        return SmallModel.directory().resolve("model.onnx");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final Path model;
  private final List<Object> more;

  private Replacing(List<Object> more, Path model) {
    this.model = model;
    this.more = more;
  }

  static Replacing ofACopy() throws IOException {
    return new Replacing(List.of(), copy());
  }

  /** Beside a copy, in a detached recipients file that is not there yet. */
  static Replacing beside() throws IOException {
    Path copy = copy();
    return new Replacing(List.of("--detached", copy + ".bulla-recipients"), copy);
  }

  private static Path copy() throws IOException {
    Path place = Scratch.directory("replacing");
    return Files.copy(Shared.SEALED, place.resolve("model.onnx"));
  }

  KeySetup keys() {
    return Shared.KEYS;
  }

  Path model() {
    return model;
  }

  Object[] arguments() {
    List<Object> arguments =
        new ArrayList<>(List.of("rewrap", model, "--add", NEW, "--remove", OLD));
    arguments.addAll(more);
    return arguments.toArray();
  }

  /** The calls of an undisturbed run that change the model. */
  List<Call> calls() throws IOException {
    return SystemCalls.below(model.getParent(), keys(), arguments());
  }

  /** Its recipients, after the model was opened. */
  List<String> recipientsOfTheOpenModel() throws IOException {
    Path opened = Scratch.directory("opened").resolve("model.onnx");
    BullaCommand.run(keys(), "open", model, "-o", opened).succeeded();
    assertThat(opened).hasSameBinaryContentAs(Shared.PLAINTEXT);
    return kekIds(ModelInspector.inspect(model).recipients());
  }

  void assertCanBeDoneAgain() throws IOException {
    BullaCommand.run(keys(), arguments()).succeeded();
    ModelInfo info = ModelInspector.inspect(model);
    assertThat(info.degraded()).isFalse();
    assertThat(info.slots())
        .allSatisfy(slot -> assertThat(kekIds(slot.recipients())).containsExactly(NEW));
  }

  void assertModelIsUntouched() {
    assertThat(model).hasSameBinaryContentAs(Shared.SEALED);
  }

  private static List<String> kekIds(List<RecipientInfo> recipients) {
    return recipients.stream().map(RecipientInfo::kekId).toList();
  }
}
