package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a KEK on a token, by two administrators and the commands. */
class KeyLifecycleTest {
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

  private InProcess bob(Object... arguments) {
    return site.by("bob", arguments);
  }

  private Path seal(String name) throws IOException {
    return site.seal(name);
  }

  private Path secret(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void administratorsKey_isItsOwnersOnly_andOverwritesNothing() throws IOException {
    Path alice = directory.resolve("alice.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(alice)))
        .isEqualTo("rw-------");
    String before = Files.readString(alice);
    bulla("key", "admin", "init", directory.resolve("alice"))
        .failed(ExitCode.IO, "alice.pem: already exists", "");
    assertThat(alice).hasContent(before);
  }

  @Test
  void administratorsKeyWithoutAPassphrase_isWarnedOf() {
    assertThat(bulla("key", "admin", "init", directory.resolve("carol")).succeeded().err())
        .contains("warning: " + directory.resolve("carol.pem") + " is not encrypted")
        .contains("--passphrase-source");
  }

  @Test
  void passphrase_opensTheAdministratorsKey() throws IOException {
    Files.delete(directory.resolve("alice.pem"));
    Files.delete(directory.resolve("alice.pub.pem"));
    String source = "file:" + secret("passphrase", "another horse");
    assertThat(
            bulla("key", "admin", "init", directory.resolve("alice"), "--passphrase-source", source)
                .succeeded()
                .err())
        .doesNotContain("warning");
    assertThat(directory.resolve("alice.pem")).content().contains("ENCRYPTED PRIVATE KEY");
    alice("create", "models", "--passphrase-source", source).succeeded();
    Path wrong = secret("wrong", "canary-phrase");
    InProcess refused =
        alice("rotate", "models", "--passphrase-source", "file:" + wrong)
            .failed(
                ExitCode.TOKEN,
                "does not open the administrator key " + directory.resolve("alice.pem"),
                "hint: check --passphrase-source");
    alice("rotate", "models", "--passphrase-source", "file:" + directory.resolve("nowhere"))
        .failed(ExitCode.TOKEN, "nowhere: the file with", "hint: correct --passphrase-source");
    assertThat(refused + "").doesNotContain("canary-phrase");
  }

  @Test
  void rotation_leavesOldModelsOpen_andTheInventoryCountsModelsAndWraps() throws IOException {
    alice("create", "models", "--reason", "first ceremony").succeeded();
    Path old = seal("old.onnx");
    assertThat(alice("rotate", "models").succeeded().out()).contains("version 2 is active");
    seal("new.onnx");
    seal("newer.onnx");
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
  void stateIsEnforced_atOpenAndSeal() throws IOException {
    alice("create", "models").succeeded();
    Path sealed = seal("model.onnx");
    assertThat(alice("suspend", "models/1").succeeded().out()).contains("models/1 is suspended");
    bulla("verify", sealed).failed(ExitCode.KEY, "suspended", "");
    alice("resume", "models/1").succeeded();
    bulla("verify", sealed).succeeded();
    alice("rotate", "models").succeeded();
    assertThat(alice("compromised", "models/1", "--reason", "stolen laptop").succeeded().err())
        .contains("bulla reseal");
    assertThat(bulla("verify", sealed).failed(ExitCode.KEY, "compromised", "").err())
        .contains("stolen laptop");
  }

  @Test
  void compromisedVersion_isAskedByAnOverrideOnly_andRewrapSaysThatItIsNotEnough()
      throws IOException {
    alice("create", "models").succeeded();
    Path sealed = seal("model.onnx");
    alice("rotate", "models").succeeded();
    alice("compromised", "models/1").succeeded();
    TokenSite overriding =
        site.with("BULLA_LIFECYCLE_OVERRIDE", "models/1 until 2999-01-01T00:00:00Z: ticket 4711");
    assertThat(overriding.bulla("rewrap", sealed, "--to-newest").succeeded().err())
        .contains("warning: ", "models/1 is compromised", "bulla reseal " + sealed);
    bulla("verify", sealed).succeeded();
  }

  @Test
  void destruction_takesTwoAndTime_andNoModelThatNeedsTheVersion() throws Exception {
    alice("create", "models").succeeded();
    Path sealed = seal("model.onnx");
    alice("rotate", "models").succeeded();
    Object[] destroy = {"destroy", "models/1", "--models", directory.resolve("sealed")};
    alice(destroy).failed(ExitCode.KEY, "models/1 is still named by " + sealed, "bulla rewrap");
    bulla("rewrap", sealed, "--to-newest").succeeded();
    alice("destroy", "models/1", "--models", directory.resolve("sealed"), "--wait", "0s")
        .failed(ExitCode.KEY, "waits for 168 hours", "lifecycle.destruction-wait");
    assertThat(alice(destroy).succeeded().out()).contains("by another administrator");
    bob(destroy).failed(ExitCode.KEY, "waiting period", "");
    PastStates.shift(directory, Duration.ofDays(8));
    alice(destroy).failed(ExitCode.KEY, "another key has to", "another administrator give");
    alice("suspend", "models/9").failed(ExitCode.KEY, "has no version 9", "bulla key inventory");
    bulla("key", "admin", "init", directory.resolve("mallory")).succeeded();
    site.by("mallory", destroy).failed(ExitCode.TOKEN, "does not list", "lifecycle.admin-keys");
    assertThat(bob(destroy).succeeded().out()).contains("is destroyed");
    assertThat(bulla("key", "inventory").succeeded().out())
        .containsPattern("models +1 +destroyed +- +- +gone");
    bulla("verify", sealed).succeeded();
  }

  @Test
  void wrongPin_isToldAsOfTheFirstTry() throws IOException {
    site = TokenSite.unsigned(directory);
    Path wrong = secret("wrong-pin", "00000000");
    Path configuration = site.configuration();
    Files.writeString(
        configuration,
        Files.readString(configuration)
            .replaceFirst("pin-source=file:\\S+", "pin-source=file:" + wrong));
    InProcess list = bulla("key", "list").failed(ExitCode.TOKEN, "was refused (PIN_INCORRECT)", "");
    assertThat(list.err()).doesNotContain("refused before");
  }

  @Test
  void placeThatIsAway_hidesNoRecordFromTheInventory() throws IOException {
    alice("create", "models").succeeded();
    alice("rotate", "models").succeeded();
    Path configuration = site.configuration();
    Files.writeString(
        configuration, Files.readString(configuration).replaceFirst("token=", "token=away-"));
    InProcess away = bulla("key", "inventory").failed(ExitCode.TOKEN, "away-", "");
    assertThat(away.out())
        .containsPattern("models +1 +deactivated +- +- +unknown .* unknown")
        .containsPattern("models +2 +active +- +- +unknown .* unknown");
    assertThat(bulla("key", "inventory", "--json").failed(ExitCode.TOKEN, "away-", "").out())
        .contains("\"state\" : \"deactivated\"", "\"place\" : \"unknown\"")
        .doesNotContain("\"bits\"");
  }

  @Test
  void modelBehindALinkOrUnreadable_isNoLessNeeded() throws Exception {
    alice("create", "models").succeeded();
    Path sealed = seal("model.onnx");
    alice("rotate", "models").succeeded();
    Path links = Files.createDirectory(directory.resolve("links"));
    Object[] destroy = {"destroy", "models/1", "--models", links};
    Path link = Files.createSymbolicLink(links.resolve("there"), directory.resolve("sealed"));
    alice(destroy)
        .failed(ExitCode.KEY, "still named by " + link.resolve("model.onnx"), "bulla rewrap");
    bulla("rewrap", sealed, "--to-newest").succeeded();
    Files.write(links.resolve("cut.onnx"), Arrays.copyOf(Files.readAllBytes(sealed), 5000));
    alice(destroy).failed(ExitCode.KEY, "perhaps needed by what cannot be read", "cut.onnx");
    Files.delete(links.resolve("cut.onnx"));
    Files.createSymbolicLink(links.resolve("loop"), links);
    alice(destroy).failed(ExitCode.IO, "loop: a link to a directory above it", "");
  }

  @Test
  void lookThatFoundNoModel_destroysNothing_unlessToldThatThereAreNone() throws IOException {
    alice("create", "models").succeeded();
    alice("rotate", "models").succeeded();
    Path empty = Files.createDirectory(directory.resolve("empty"));
    alice("destroy", "models/1", "--models", empty)
        .failed(ExitCode.KEY, "no sealed model is below [" + empty + "]", "--no-models");
    Path plain = Files.write(directory.resolve("plain.onnx"), new byte[1000]);
    alice("destroy", "models/1", "--models", plain, "--no-models")
        .failed(ExitCode.IO, plain + ": not a directory", "");
    assertThat(bulla("key", "inventory").succeeded().out()).contains("deactivated");
    assertThat(alice("destroy", "models/1", "--models", empty, "--no-models").succeeded().out())
        .contains("by another administrator");
  }

  @Test
  void restoredStateFile_isRefused() throws IOException {
    alice("create", "models").succeeded();
    Path sealed = seal("model.onnx");
    String old = Files.readString(directory.resolve("states"));
    alice("compromised", "models/1").succeeded();
    Files.writeString(directory.resolve("states"), old);
    bulla("verify", sealed).failed(ExitCode.KEY, "an older file", "");
    assertThat(bulla("doctor").out()).containsPattern("fail +key states");
  }

  @Test
  void stateFileSignedAhead_isToldByTheDoctor_andNotRenewed() throws IOException {
    alice("create", "models").succeeded();
    Path sealed = seal("model.onnx");
    PastStates.shift(directory, Duration.ofDays(-1));
    bulla("verify", sealed)
        .failed(ExitCode.KEY, "after the time of this host", "the one that signed");
    assertThat(bulla("doctor").out())
        .containsPattern("fail +key states .*after the time of this host");
    alice("renew").failed(ExitCode.KEY, "after the time of this host", "the one that signed");
    PastStates.shift(directory, Duration.ofDays(1));
    assertThat(alice("renew").succeeded().out())
        .isEqualTo("renewed the state records; no state was changed" + System.lineSeparator());
    bulla("verify", sealed).succeeded();
  }

  @Test
  void exhaustedWrapBudget_refusesToSeal_andRotationHelps() throws IOException {
    alice("create", "models").succeeded();
    site = site.with("BULLA_WRAP_BUDGET", "2");
    seal("one.onnx");
    seal("two.onnx");
    assertThat(bulla("doctor").out()).containsPattern("fail +wraps of models/1");
    bulla("seal", directory.resolve("plain.onnx"), "-o", directory.resolve("three"))
        .failed(ExitCode.KEY, "all that wrap.budget allows", "bulla key rotate");
    assertThat(directory.resolve("three")).doesNotExist();
    alice("rotate", "models").succeeded();
    bulla("verify", seal("three.onnx")).succeeded();
  }

  @Test
  void recordsForTooLong_areRefused_beforeAKeyIsMade() {
    alice("create", "models", "--valid-for", "999999d")
        .failed(ExitCode.USAGE, "good for 3650 days at most", "");
    assertThat(alice("create", "models", "--valid-for", "3650d").succeeded().out())
        .contains("version 1");
  }

  @Test
  void withoutAnAdministratorsKey_nothingChanges() {
    bulla("key", "create", "models")
        .failed(ExitCode.USAGE, "administrator's key", "--admin-key FILE");
    bulla("key", "create", "models", "--admin-key", directory.resolve("nobody.pem"))
        .failed(ExitCode.IO, "nobody.pem: there is no such file", "--admin-key");
    assertThat(directory.resolve("states")).doesNotExist();
    bulla("key", "list").failed(ExitCode.KEY, "no state records", "begin with: bulla key create");
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
