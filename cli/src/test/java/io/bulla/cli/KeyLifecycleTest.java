package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The states of a KEK on a token, and who gives them, by the commands. */
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
    Object[] init = {"key", "admin", "init", directory.resolve("carol"), "--no-passphrase"};
    assertThat(bulla(init).succeeded().err())
        .contains("warning: " + directory.resolve("carol.pem") + " is not encrypted")
        .contains("without --no-passphrase");
  }

  /** On a terminal it is asked for: see TerminalIT. */
  @Test
  void administratorsKeyWithNobodyToAskForAPassphrase_isNotMade() throws IOException {
    Path carol = directory.resolve("carol");
    bulla("key", "admin", "init", carol)
        .failed(ExitCode.USAGE, carol + ".pem needs a passphrase", "--no-passphrase");
    bulla("key", "admin", "init", carol, "--no-passphrase", "--passphrase-source", "env:CAROL")
        .failed(ExitCode.USAGE, "exclude each other", "leave one");
    assertThat(Path.of(carol + ".pem")).doesNotExist();
    assertThat(Path.of(carol + ".pub.pem")).doesNotExist();
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
}
