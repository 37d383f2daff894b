package io.bulla.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.LoginCount;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import io.bulla.harness.SmallModel;
import io.bulla.harness.TokenKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model whose KEK cannot be used is refused, and the caller is told what is wrong with it. */
class KeyFailureIT {

  @Test
  void otherKekUnderTheSameId_isNoKeyOfThisModel() throws IOException {
    assertThat(refusal(Keys.keystore("models"), sealedUnderKeystore()))
        .contains("ModelAuthenticationException", "wrapped DEK");
  }

  @Test
  void kekThatIsNotConfigured_isNamed() throws IOException {
    assertThat(refusal(Keys.keystore("others"), sealedUnderKeystore()))
        .contains("ModelKeyException", "models");
  }

  @Test
  void keystoreThatIsNotThere_isNamed() throws IOException {
    KeySetup nowhere =
        Keys.sharedKeystore()
            .with("kek.models = keystore:/nonexistent/keys.bcfks?password-source=env:NONE\n");

    assertThat(refusal(nowhere, sealedUnderKeystore())).contains("ModelTokenException");
  }

  @Test
  void brokenConfiguration_isRefusedWithFileAndLine() throws IOException {
    KeySetup broken = Keys.sharedKeystore().with("\nkek.models.typo\n");

    assertThat(refusal(broken, sealedUnderKeystore()))
        .contains(broken.configuration().getFileName().toString(), "2");
  }

  @Test
  void approvedOnly_withoutTheValidatedModule_isRefused() throws IOException {
    KeySetup keys = Keys.sharedKeystore();
    String settings = "approved-only = true\nextensions.dir = " + Scratch.directory("none") + "\n";

    assertThat(refusal(keys.with(keys.text() + settings), sealedUnderKeystore()))
        .contains("approved-only needs one extension with a validated module");
  }

  @Test
  void missingToken_isNamed() throws IOException {
    TokenKeys keys = Keys.sharedToken();

    assertThat(refusal(keys.atToken("elsewhere"), sealedUnder(keys.setup())))
        .contains("ModelTokenException", "elsewhere");
  }

  @Test
  void wrongPin_isTriedOnceAndNeverAgain() throws IOException {
    TokenKeys keys = Keys.sharedToken();
    Path model = sealedUnder(keys.setup());
    ForkedJvm jvm = Attempts.jvm(keys.withPin(keys.token().wrongPinFile()));
    LoginCount logins = LoginCount.of(jvm, keys.token());

    Outcome outcome = jvm.run(model, model, model).succeeded();

    assertThat(outcome.lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("refused ") && line.contains("ModelTokenException"));
    assertThat(logins.refused()).isEqualTo(1);
    assertThat(Attempts.at(keys.setup(), List.of(model)).line(model)).startsWith("session ");
  }

  @Test
  void pin_isInNoMessage() throws IOException {
    TokenKeys keys = Keys.sharedToken();
    Path pinFile = keys.token().wrongPinFile();
    Path model = sealedUnder(keys.setup());

    Outcome outcome = Attempts.jvm(keys.withPin(pinFile)).run(model).succeeded();

    assertThat(outcome.out() + outcome.err()).doesNotContain(Files.readString(pinFile).strip());
  }

  private static String refusal(KeySetup keys, Path model) {
    String line = Attempts.at(keys, List.of(model)).line(model);
    assertThat(line).startsWith("refused ");
    return line;
  }

  private static Path sealedUnderKeystore() throws IOException {
    return sealedUnder(Keys.sharedKeystore());
  }

  private static Path sealedUnder(KeySetup keys) throws IOException {
    return Sealed.seal(keys, SmallModel.directory().resolve("model.onnx"), "model.onnx");
  }
}
