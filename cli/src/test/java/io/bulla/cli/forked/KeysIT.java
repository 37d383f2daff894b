package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code init}, {@code key}, {@code doctor}. */
class KeysIT {
  @Test
  void init_makesFilesThatOnlyTheirOwnerMayRead() throws IOException {
    Path configuration = Scratch.directory("init").resolve("new/bulla.properties");
    Outcome outcome = Command.with(configuration).run("init").succeeded();
    Path directory = configuration.getParent();
    assertThat(mode(directory)).isEqualTo("rwx------");
    for (String file : Models.names(directory)) {
      assertThat(mode(directory.resolve(file))).as(file).isEqualTo("rw-------");
    }
    assertThat(Models.names(directory))
        .containsExactly(
            "bulla.properties", "keystore.bcfks", "keystore.bcfks.lock", "keystore.password");
    assertThat(outcome.out()).contains(configuration.toString(), "models, version 1");
    assertThat(outcome + "")
        .doesNotContain(Files.readString(directory.resolve("keystore.password")));
  }

  @Test
  void secondInit_isRefusedAndChangesNothing() throws IOException {
    Path directory = Keys.shared().getParent();
    Map<String, ByteBuffer> before = Models.contents(directory);
    Keys.here()
        .run("init")
        .failed(ExitCode.IO, Keys.shared() + ": already exists", "nothing is overwritten");
    assertThat(Models.contents(directory)).isEqualTo(before);
  }

  @Test
  void initBesideAnExistingKeystore_makesNothing() throws IOException {
    Path directory = Scratch.directory("init");
    Path keystore = Keys.write(directory.resolve("keystore.bcfks"), "precious");
    Command.here(directory.resolve("bulla.properties"))
        .run("init")
        .failed(ExitCode.IO, keystore + ": already exists", "nothing is overwritten");
    assertThat(Models.names(directory)).containsExactly("keystore.bcfks");
    assertThat(keystore).hasContent("precious");
  }

  @Test
  void createdKey_isListed() {
    Path configuration = Scratch.directory("configuration").resolve("bulla.properties");
    Keys.write(configuration.resolveSibling("password"), "correct horse battery staple\n");
    configuration.resolveSibling("password").toFile().setReadable(false, false);
    configuration.resolveSibling("password").toFile().setReadable(true, true);
    Keys.write(configuration, "kek.a = keystore:keys.bcfks?password-source=file:password\n");
    Command bulla = Command.here(configuration);
    bulla
        .run("key", "list")
        .failed(ExitCode.TOKEN, "keys.bcfks is not there", "restore it from a backup");
    assertThat(bulla.run("key", "create", "a").succeeded().out())
        .contains("created KEK a, version 1");
    bulla.run("key", "create", "a").failed(ExitCode.KEY, "holds a/1 already", "choose another id");
    assertThat(bulla.run("key", "list").succeeded().out())
        .matches("(?s)ID +VERSION +STATE.*a +1 +active +AES +256 +keystore .*keys.bcfks\n");
    assertThat(bulla.run("key", "list", "--json").succeeded().out())
        .contains("\"id\" : \"a\"", "\"version\" : 1", "\"state\" : \"active\"", "\"bits\" : 256");
  }

  @Test
  void approvedOnly_coversKeysAndModels() throws IOException {
    Command approved = Command.with(Keys.configuration("approved-only = true\n"));
    assertThat(approved.run("key", "list").succeeded().out()).contains("models");
    Path directory = Scratch.directory("approved");
    Path plain = Files.writeString(directory.resolve("plain"), "a model");
    Path sealed = directory.resolve("sealed");
    approved.run("seal", plain.toString(), "-o", sealed.toString()).succeeded();
    approved.run("verify", sealed.toString()).succeeded();
    assertThat(approved.run("doctor").out()).contains("BCFIPS (ARRAY, approved-only)");
    Command.with(Keys.shared()).run("verify", sealed.toString()).succeeded();
  }

  @Test
  void keyThatIsYetToBeMade_isListedApart() {
    Path keystore = Keys.shared().resolveSibling("keystore.bcfks");
    Path password = Keys.shared().resolveSibling("keystore.password");
    Command both =
        Command.here(
            Keys.configuration(
                "kek.other = keystore:" + keystore + "?password-source=file:" + password + "\n"));
    Outcome list = both.run("key", "list").succeeded();
    assertThat(list.out()).contains("models").doesNotContain("other");
    assertThat(list.err()).contains("KEK other is not there yet: bulla key create other");
  }

  @Test
  void keyThatIsNotConfigured_isRefusedByName() {
    Keys.here().run("key", "create", "other").failed(ExitCode.KEY, "no KEK other", "models");
  }

  @Test
  void doctor_tellsWhatTheHostAndTheKeysGive() {
    assertThat(Keys.bulla().run("doctor").succeeded().out())
        .contains("platform", "cipher engine", "memory locking", "temporary directory")
        .containsPattern("ok +kek models +keystore .*version 1 active")
        .doesNotContain(" 0.0 GB/s");
    assertThat(Keys.bulla().run("doctor", "--json").succeeded().out())
        .contains("\"name\" : \"kek models\"", "\"status\" : \"OK\"");
  }

  @Test
  void doctor_warnsWhereNothingIsPinned() {
    assertThat(Keys.here().run("doctor").succeeded().out())
        .containsPattern(
            "warn +pins +nothing is pinned: who can write a model's place can put back")
        .contains("hint: pin the places of models: loader.pin.NAME.path");
    String pin = "loader.pin.m.path = m\nloader.pin.m.model = m\nloader.pin.m.version = 1\n";
    assertThat(Command.here(Keys.configuration(pin)).run("doctor").succeeded().out())
        .containsPattern("ok +pins +1 place is pinned; models elsewhere open in any version");
  }

  @Test
  void doctor_failsWhereAKeyIsMissing() {
    Path configuration =
        Keys.configuration("kek.absent = keystore:absent.bcfks?password-source=env:NOTHING\n");
    Outcome outcome = Command.here(configuration).run("doctor");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_READY.number());
    assertThat(outcome.out()).containsPattern("fail +kek absent").contains("hint: ");
  }

  @Test
  void readiness_isOneUnwrap() {
    assertThat(Keys.bulla().run("doctor", "--ready", "--timeout", "60").succeeded().out())
        .startsWith("ready: one unwrap in ");
    assertThat(
            Keys.bulla()
                .run(
                    "doctor",
                    "--ready",
                    "--json",
                    "--timeout",
                    "60",
                    "--model",
                    Models.sealedDirectory())
                .succeeded()
                .out())
        .contains("\"readyMillis\" : ");
  }

  @Test
  void unreachableDeadlineOrKey_isNotReady() {
    Keys.bulla()
        .run("doctor", "--ready", "--timeout", "0.001")
        .failed(ExitCode.NOT_READY, "no unwrap within 1 ms", "--timeout");
    Path configuration =
        Keys.configuration(
            """
            loader.keks = absent
            kek.absent = keystore:absent.bcfks?password-source=env:NOTHING
            """);
    Command.with(configuration)
        .run("doctor", "--ready", "--timeout", "60")
        .failed(ExitCode.NOT_READY, "not ready: ", "");
    Keys.bulla()
        .run("doctor", "--ready", "--timeout", "60", "--model", Models.plainFile())
        .failed(ExitCode.NOT_READY, Models.plainFile() + ": is not a sealed model", "seal");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
