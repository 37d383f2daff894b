package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a KEK in a keystore, by two administrators and the real command. */
class KeyLifecycleIT {
  private Path directory;
  private Command bulla;

  @BeforeEach
  void makeAdministrators() throws IOException {
    directory = Scratch.directory("lifecycle");
    Path password = Keys.write(directory.resolve("password"), "correct horse battery staple\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Path configuration =
        Keys.write(
            directory.resolve("bulla.properties"),
            """
            kek.models = keystore:keys.bcfks?password-source=file:password
            lifecycle.file = states
            lifecycle.admin-keys = alice.pub.pem, bob.pub.pem
            lifecycle.seen = seen
            """);
    bulla = Command.with(configuration);
    bulla.run("key", "admin", "init", directory.resolve("alice")).succeeded();
    bulla.run("key", "admin", "init", directory.resolve("bob")).succeeded();
  }

  private Outcome alice(Object... arguments) {
    return by("alice", arguments);
  }

  private Outcome by(String name, Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "key";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--admin-key";
    all[arguments.length + 2] = directory.resolve(name + ".pem");
    return bulla.run(all);
  }

  private Path seal(String name) {
    Path sealed = directory.resolve("sealed").resolve(name);
    bulla.run("seal", Models.plainFile(), "-o", sealed).succeeded();
    return sealed;
  }

  @Test
  void administratorsKey_isItsOwnersOnly_andOverwritesNothing() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("alice.pem"))))
        .isEqualTo("rw-------");
    String before = Files.readString(directory.resolve("alice.pem"));
    bulla
        .run("key", "admin", "init", directory.resolve("alice"))
        .failed(ExitCode.IO, "alice.pem: already exists", "");
    assertThat(directory.resolve("alice.pem")).hasContent(before);
  }

  @Test
  void passphrase_opensTheAdministratorsKey() throws IOException {
    Path secret = Keys.write(directory.resolve("passphrase"), "another horse\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.delete(directory.resolve("alice.pem"));
    Files.delete(directory.resolve("alice.pub.pem"));
    String source = "file:" + secret;
    bulla
        .run("key", "admin", "init", directory.resolve("alice"), "--passphrase-source", source)
        .succeeded();
    assertThat(directory.resolve("alice.pem")).content().contains("ENCRYPTED PRIVATE KEY");
    alice("create", "models", "--passphrase-source", source).succeeded();
    Path wrong = Keys.write(directory.resolve("wrong"), "canary-phrase\n");
    Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rw-------"));
    Outcome refused = alice("rotate", "models", "--passphrase-source", "file:" + wrong);
    assertThat(refused.exitCode()).as(refused + "").isEqualTo(ExitCode.TOKEN.number());
    assertThat(refused + "").contains("passphrase").doesNotContain("canary-phrase");
  }

  @Test
  void rotation_leavesOldModelsOpen_andTheInventoryCountsThem() throws IOException {
    alice("create", "models", "--reason", "first ceremony").succeeded();
    Path old = seal("old.onnx");
    assertThat(alice("rotate", "models").succeeded().out()).contains("version 2 is active");
    seal("new.onnx");
    bulla.run("verify", old).succeeded();
    assertThat(alice("rotate", "models", "--if-older-than", "90d").succeeded().out())
        .contains("young enough");
    Path models = directory.resolve("sealed");
    assertThat(bulla.run("key", "inventory", "--models", models).succeeded().out())
        .containsPattern("models +1 +deactivated +AES +256 +software .* 1 +keystore ")
        .containsPattern("models +2 +active +AES +256 +software .* 1 +keystore ");
    assertThat(bulla.run("key", "inventory", "--models", models, "--json").succeeded().out())
        .contains("\"signed\" : true", "\"state\" : \"deactivated\"", "\"models\" : 1");
    assertThat(bulla.run("key", "describe", "models/1").succeeded().out())
        .contains("first ceremony", "rotated to version 2");
  }

  @Test
  void stateIsEnforced_atOpenAndSeal() throws IOException {
    alice("create", "models").succeeded();
    Path sealed = seal("model.onnx");
    assertThat(alice("suspend", "models/1").succeeded().out()).contains("models/1 is suspended");
    Outcome refused = bulla.run("verify", sealed);
    assertThat(refused.exitCode()).as(refused + "").isEqualTo(ExitCode.KEY.number());
    assertThat(refused.err()).contains("suspended");
    alice("resume", "models/1").succeeded();
    bulla.run("verify", sealed).succeeded();
    alice("rotate", "models").succeeded();
    assertThat(alice("compromised", "models/1", "--reason", "stolen laptop").succeeded().err())
        .contains("bulla reseal");
    Outcome compromised = bulla.run("verify", sealed);
    assertThat(compromised.exitCode()).as(compromised + "").isEqualTo(ExitCode.KEY.number());
    assertThat(compromised.err()).contains("compromised", "stolen laptop");
  }

  @Test
  void compromisedVersion_isAskedByAnOverrideOnly_andRewrapSaysThatItIsNotEnough()
      throws IOException {
    alice("create", "models").succeeded();
    Path sealed = seal("model.onnx");
    alice("rotate", "models").succeeded();
    alice("compromised", "models/1").succeeded();
    Command overriding =
        bulla.environment(
            "BULLA_LIFECYCLE_OVERRIDE", "models/1 until 2999-01-01T00:00:00Z: ticket 4711");
    Outcome rewrap = overriding.run("rewrap", sealed, "--to-newest").succeeded();
    assertThat(rewrap.err())
        .contains("warning: ", "models/1 is compromised", "bulla reseal " + sealed)
        .contains("ticket 4711");
    bulla.run("verify", sealed).succeeded();
  }

  @Test
  void destruction_takesTwo_andNoModelThatNeedsTheVersion() throws IOException {
    alice("create", "models").succeeded();
    Path sealed = seal("model.onnx");
    Path models = directory.resolve("sealed");
    alice("rotate", "models").succeeded();
    String[] destroy = {"destroy", "models/1", "--wait", "0s", "--models", models.toString()};
    alice((Object[]) destroy)
        .failed(ExitCode.KEY, "models/1 is still named by " + sealed, "bulla rewrap");
    bulla.run("rewrap", sealed, "--to-newest").succeeded();
    assertThat(alice((Object[]) destroy).succeeded().out()).contains("by another administrator");
    Outcome same = alice((Object[]) destroy);
    assertThat(same.exitCode()).as(same + "").isEqualTo(ExitCode.KEY.number());
    assertThat(same.err()).contains("another key has to");
    assertThat(by("bob", (Object[]) destroy).succeeded().out()).contains("is destroyed");
    assertThat(bulla.run("key", "inventory").succeeded().out())
        .containsPattern("models +1 +destroyed +gone");
    bulla.run("verify", sealed).succeeded();
  }

  @Test
  void restoredStateFile_isRefused() throws IOException {
    alice("create", "models").succeeded();
    Path sealed = seal("model.onnx");
    String old = Files.readString(directory.resolve("states"));
    alice("compromised", "models/1").succeeded();
    Keys.write(directory.resolve("states"), old);
    Outcome refused = bulla.run("verify", sealed);
    assertThat(refused.exitCode()).as(refused + "").isEqualTo(ExitCode.KEY.number());
    assertThat(refused.err()).contains("an older file");
    assertThat(bulla.run("doctor").out()).containsPattern("fail +key states");
  }

  @Test
  void withoutAnAdministratorsKey_nothingChanges() {
    bulla
        .run("key", "create", "models")
        .failed(ExitCode.USAGE, "administrator's key", "--admin-key FILE");
    bulla
        .run("key", "create", "models", "--admin-key", directory.resolve("nobody.pem"))
        .failed(ExitCode.IO, "nobody.pem: there is no such file", "--admin-key");
    assertThat(directory.resolve("keys.bcfks")).doesNotExist();
  }

  @Test
  void unsignedKeks_areRotated_andHaveNoOtherStates() throws IOException {
    Path password = directory.resolve("password");
    Path unsigned =
        Keys.write(
            directory.resolve("unsigned.properties"),
            "kek.plain = keystore:plain.bcfks?password-source=file:" + password + "\n");
    Command plain = Command.with(unsigned);
    plain.run("key", "create", "plain").succeeded();
    assertThat(plain.run("key", "rotate", "plain").succeeded().out())
        .contains("version 2 is active");
    assertThat(plain.run("key", "rotate", "plain", "--if-older-than", "1d").succeeded().out())
        .contains("young enough");
    plain
        .run("key", "suspend", "plain/1")
        .failed(ExitCode.CONFIGURATION, "signed records", "bulla key admin init");
    assertThat(plain.run("key", "inventory").succeeded().err()).contains("unsigned");
  }
}
