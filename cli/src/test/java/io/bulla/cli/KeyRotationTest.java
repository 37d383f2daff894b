package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new version of a KEK on a token, by the commands: out of turn, by age, by a budget. */
class KeyRotationTest {
  @TempDir Path directory;
  private TokenSite site;

  @BeforeEach
  void makeAdministrators() throws IOException {
    site = TokenSite.signed(directory);
  }

  private InProcess bulla(Object... arguments) {
    return site.bulla(arguments);
  }

  private InProcess alice(Object... arguments) {
    return site.by("alice", arguments);
  }

  @Test
  void rotation_leavesOldModelsOpen_andTheInventoryCountsModelsAndWraps() throws IOException {
    alice("create", "models", "--reason", "first ceremony").succeeded();
    Path old = site.seal("old.onnx");
    assertThat(alice("rotate", "models").succeeded().out()).contains("version 2 is active");
    site.seal("new.onnx");
    site.seal("newer.onnx");
    bulla("verify", old).succeeded();
    Path models = directory.resolve("sealed");
    assertThat(bulla("key", "inventory", "--models", models).succeeded().out())
        .containsPattern("models +1 +deactivated +AES +256 +non-extractable .* 1/2147483648 +1 +pk")
        .containsPattern("models +2 +active +AES +256 +non-extractable .* 2/2147483648 +2 +pk");
    assertThat(bulla("key", "inventory", "--models", models, "--json").succeeded().out())
        .contains("\"signed\" : true", "\"state\" : \"deactivated\"", "\"models\" : 1")
        .contains("\"wraps\" : 2", "\"wrapBudget\" : 2147483648");
    assertThat(bulla("key", "inventory").succeeded().out()).contains("models");
    assertThat(bulla("key", "describe", "models/1").succeeded().out())
        .contains("first ceremony", "rotated to version 2");
  }

  /** For schedulers: what was not due is no failure, and what cannot be done is one. */
  @Test
  void rotationIfOlder_endsWithZeroAlsoWhereNothingWasDue_andWithItsOwnCodesElse()
      throws IOException {
    Object[] rotate = {"rotate", "models", "--if-older-than", "90d"};
    alice(rotate).failed(ExitCode.KEY, "is not there", "bulla key create models");
    alice("create", "models").succeeded();
    assertThat(alice(rotate).succeeded().out())
        .isEqualTo("KEK models is young enough: nothing was done" + System.lineSeparator());
    PastStates.shift(directory, Duration.ofDays(91));
    assertThat(alice(rotate).succeeded().out())
        .isEqualTo("rotated KEK models: version 2 is active" + System.lineSeparator());
    assertThat(alice(rotate).succeeded().out()).contains("nothing was done");
    bulla("key", "rotate", "models", "--if-older-than", "90d")
        .failed(ExitCode.USAGE, "administrator's key", "--admin-key FILE");
    alice("rotate", "others", "--if-older-than", "90d").failed(ExitCode.KEY, "others", "");
  }

  @Test
  void times_areInWhatIsPrinted_andNoRotationIsForLater() throws IOException {
    assertThat(alice("create", "models", "--not-before", "2999-01-01T00:00:00Z").succeeded().out())
        .contains("created KEK models, version 1, pre-activation");
    alice("rotate", "models", "--not-before", "2999-01-01T00:00:00Z")
        .failed(ExitCode.KEY, "until then nothing would wrap", "");
    assertThat(
            alice("rotate", "models", "--protect-until", "2020-01-01T00:00:00Z").succeeded().out())
        .contains("version 2 is deactivated");
    assertThat(alice("suspend", "models/2").succeeded().out()).contains("models/2 is suspended");
    assertThat(alice("resume", "models/2").succeeded().out()).contains("models/2 is deactivated");
  }

  @Test
  void exhaustedWrapBudget_refusesToSeal_andRotationHelps() throws IOException {
    alice("create", "models").succeeded();
    site = site.with("BULLA_WRAP_BUDGET", "2");
    site.seal("one.onnx");
    site.seal("two.onnx");
    assertThat(bulla("doctor").out()).containsPattern("fail +wraps of models/1");
    bulla("seal", directory.resolve("plain.onnx"), "-o", directory.resolve("three"))
        .failed(ExitCode.KEY, "all that wrap.budget allows", "bulla key rotate");
    assertThat(directory.resolve("three")).doesNotExist();
    alice("rotate", "models").succeeded();
    bulla("verify", site.seal("three.onnx")).succeeded();
  }

  @Test
  void unsignedKeks_areRotated_andHaveNoOtherStates() throws IOException {
    site = TokenSite.unsigned(directory);
    bulla("key", "create", "models").succeeded();
    assertThat(bulla("key", "rotate", "models").succeeded().out()).contains("version 2 is active");
    bulla("key", "rotate", "models", "--if-older-than", "1d")
        .failed(ExitCode.CONFIGURATION, "nobody can tell how old", "lifecycle.file");
    bulla("key", "suspend", "models/1")
        .failed(ExitCode.CONFIGURATION, "signed records", "bulla key admin init");
    assertThat(bulla("key", "inventory").succeeded().err()).contains("unsigned");
  }
}
