package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a KEK in a keystore, by the real command. */
class KeyLifecycleIT {
  private Path directory;
  private Command bulla;

  @BeforeEach
  void makeAdministrator() throws IOException {
    directory = Scratch.directory("lifecycle");
    Path password = Keys.write(directory.resolve("password"), "correct horse battery staple\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Path configuration =
        Keys.write(
            directory.resolve("bulla.properties"),
            """
            kek.models = keystore:keys.bcfks?password-source=file:password
            lifecycle.file = states
            lifecycle.admin-keys = alice.pub.pem
            lifecycle.seen = seen
            """);
    bulla = Command.with(configuration);
    bulla.run("key", "admin", "init", directory.resolve("alice"), "--no-passphrase").succeeded();
  }

  private Outcome alice(Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "key";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--admin-key";
    all[arguments.length + 2] = directory.resolve("alice.pem");
    return bulla.run(all);
  }

  private Path seal(String name) {
    Path sealed = directory.resolve("sealed").resolve(name);
    bulla.run("seal", Models.plainFile(), "-o", sealed).succeeded();
    return sealed;
  }

  @Test
  void stateInAKeystore_isEnforcedByTheRealCommand() throws IOException {
    alice("create", "models").succeeded();
    Path sealed = seal("model.onnx");
    alice("rotate", "models").succeeded();
    bulla.run("verify", sealed).succeeded();
    alice("suspend", "models/1").succeeded();
    Outcome refused = bulla.run("verify", sealed);
    assertThat(refused.exitCode()).as(refused + "").isEqualTo(ExitCode.KEY.number());
    assertThat(refused.err()).contains("suspended");
    assertThat(bulla.run("key", "inventory", "--models", directory).succeeded().out())
        .containsPattern("models +1 +suspended +AES +256 +software .* 1/2147483648 +1 +keystore ");
  }
}
