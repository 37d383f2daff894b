package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code seal}, {@code open}, {@code inspect}, {@code verify}. */
@BesideOthers
class SealOpenIT {
  private static final int SLOT_0 = 4096;

  @Test
  void sealedFile_opensToWhatItWas() throws IOException {
    Path output = Scratch.directory("open").resolve("new/model.onnx");
    Keys.bulla().run("open", Models.sealedFile(), "-o", output).succeeded();
    assertThat(output).hasSameBinaryContentAs(Models.plainFile());
    assertThat(mode(output)).isEqualTo("rw-------");
    assertThat(Models.names(output.getParent())).containsExactly("model.onnx");
  }

  @Test
  void sealedDirectory_opensToWhatItWas() throws IOException {
    Path output = Scratch.directory("open").resolve("model");
    Keys.bulla().run("open", Models.sealedDirectory(), "-o", output).succeeded();
    assertThat(Models.contents(output)).isEqualTo(Models.contents(Models.plainDirectory()));
    assertThat(mode(output)).isEqualTo("rwx------");
    assertThat(mode(output.resolve("model.onnx"))).isEqualTo("rw-------");
    assertThat(Models.names(output.getParent())).containsExactly("model");
  }

  @Test
  void member_opensToStandardOutputOrAFile() throws IOException {
    Command bulla = Keys.bulla();
    Path model = Models.sealedDirectory();
    assertThat(bulla.run("open", model, "-m", "config/tokenizer.json").succeeded().out())
        .isEqualTo("{\"clay\":1}");
    Path output = Scratch.directory("open").resolve("model.onnx");
    bulla.run("open", model, "-m", "model.onnx", "-o", output).succeeded();
    assertThat(output).hasSameBinaryContentAs(Models.plainDirectory().resolve("model.onnx"));
    bulla
        .run("open", model, "-m", "none")
        .failed(ExitCode.IDENTITY, "no member none", "model.onnx");
    bulla.run("open", model).failed(ExitCode.USAGE, "standard output takes one", "--member");
  }

  @Test
  void sealInPlace_leavesNoPlaintextUnderAnyName() throws IOException {
    Path model = Models.copy(Models.plainDirectory());
    String said = Keys.bulla().run("seal", model, "--in-place", "--json").succeeded().out();
    assertThat(said)
        .contains(
            "\"contentChecked\" : true", "\"unwrapChecked\" : true", "\"plaintextDeleted\" : true");
    assertThat(Models.names(model.getParent())).containsExactly("model");
    assertThat(Models.contents(model).keySet())
        .containsExactly("bulla.manifest", "config/tokenizer.json", "empty", "model.onnx");
    assertSealed(model.resolve("config/tokenizer.json"));
    assertThat(Keys.bulla().run("verify", model).succeeded().out()).contains("verified", "3 files");
  }

  @Test
  void sealWithDeletion_deletesThePlaintextAlone() throws IOException {
    Path model = Models.copy(Models.plainFile());
    Path output = model.resolveSibling("sealed.onnx");
    String said =
        Keys.here()
            .run(
                "seal",
                model,
                "-o",
                output,
                "--delete-plaintext",
                "--model-id",
                "named",
                "--model-version",
                "7",
                "--segment-size",
                "4K")
            .succeeded()
            .out();
    assertThat(said)
        .contains("named, version 7", "models/1", "deleted after a comparison (no secure erasure");
    assertThat(Models.names(model.getParent())).containsExactly("sealed.onnx");
    assertSealed(output);
  }

  @Test
  void sealForSeveralKeks_opensWithEachAlone() throws IOException {
    String backup = "kek.backup = keystore:backup.bcfks?password-source=env:BACKUP\n";
    Path both = Keys.configuration(backup);
    Command bulla = Command.here(both).environment("BACKUP", "a password of the backup");
    bulla.run("key", "create", "backup").succeeded();
    Path output = Scratch.directory("sealed").resolve("model.onnx");
    bulla
        .run("seal", Models.plainFile(), "-o", output, "-k", "models", "--kek", "backup")
        .succeeded();
    Path backupOnly = Keys.write(both.resolveSibling("backup.properties"), backup);
    Command.here(backupOnly)
        .environment("BACKUP", "a password of the backup")
        .run("verify", output)
        .succeeded();
    assertThat(Keys.here().run("inspect", output).succeeded().out()).contains("backup/1, models/1");
    assertThat(Keys.here().run("verify", output).succeeded().out()).contains(" 1 file,");
    Path listed =
        Keys.write(
            both.resolveSibling("listed.properties"),
            Files.readString(both) + "loader.seal-keks = models, backup\n");
    Outcome byList =
        Command.here(listed)
            .environment("BACKUP", "a password of the backup")
            .run("seal", Models.plainFile(), "-o", output.resolveSibling("listed.onnx"))
            .succeeded();
    assertThat(byList.out()).contains("recipients  models/1, backup/1");
  }

  @Test
  void severalKeks_areChosenByNameOrOrder_neverByTheAlphabet() throws IOException {
    Path shared = Keys.shared();
    String more =
        "kek.backup = keystore:backup.bcfks?password-source=file:"
            + shared.resolveSibling("keystore.password")
            + "\n";
    Path model = Models.copy(Models.plainFile());
    Command undecided = Command.here(Keys.configuration(more));
    undecided
        .run("seal", model, "--in-place")
        .failed(ExitCode.USAGE, "several KEKs are configured", "--kek backup");
    assertThat(model).hasSameBinaryContentAs(Models.plainFile());
    undecided.run("verify", Models.sealedFile()).succeeded();
    Command decided = Command.here(Keys.configuration(more + "loader.keks = models, backup\n"));
    assertThat(decided.run("seal", model, "--in-place").succeeded().out())
        .contains("recipients  models/1\n");
  }

  @Test
  void linksOutOfTheDirectory_areFollowedAndTold() throws IOException {
    Path model = Models.copy(Models.plainDirectory());
    Path blob = Keys.write(Scratch.directory("blobs").resolve("blob"), "words");
    Files.createSymbolicLink(model.resolve("vocab.txt"), blob);
    Path output = Scratch.directory("sealed").resolve("model");
    Outcome outcome = Keys.here().run("seal", model, "-o", output, "--json").succeeded();
    assertThat(outcome.err()).contains("followed links out of the directory", ": vocab.txt");
    assertThat(outcome.out()).contains("\"fromOutside\" : [ \"vocab.txt\" ]");
    assertThat(Keys.here().run("open", output, "-m", "vocab.txt").out()).isEqualTo("words");
  }

  @Test
  void signedModel_isCheckedWhereTheConfigurationAsks() throws Exception {
    PublisherPair pair = PublisherPair.inNewFiles();
    Path output = Scratch.directory("sealed").resolve("model");
    Keys.here()
        .run(
            "seal",
            Models.plainDirectory(),
            "-o",
            output,
            "--publisher-key",
            pair.privateKey(),
            "--publisher-public-key",
            pair.publicKey())
        .succeeded();
    assertThat(Keys.here().run("inspect", output).succeeded().out()).contains("ED25519, key ");
    Command asks =
        Command.here(
            Keys.configuration(
                "publisher.require = true\npublisher.verify = content\npublisher.keys = "
                    + pair.publicKey()
                    + "\n"));
    assertThat(asks.run("verify", output).succeeded().out()).contains("signature checked");
    asks.run("verify", Models.sealedDirectory())
        .failed(ExitCode.IDENTITY, "no publisher's signature", "publisher.keys");
  }

  @Test
  void header_isShownWithoutConfigurationOrKey() {
    Command keyless = Command.here(Path.of("none"));
    assertThat(keyless.run("inspect", Models.sealedFile(), "--all-slots").succeeded().out())
        .contains(
            "not authenticated; see bulla verify",
            "kind        file",
            "model.onnx, version 1",
            "models/1",
            "300.0 kB",
            "standby");
    assertThat(keyless.run("inspect", Models.sealedDirectory(), "--json").succeeded().out())
        .contains("\"kind\" : \"manifest\"", "\"modelId\" : \"model\"", "\"kekId\" : \"models\"");
    Path member = Models.sealedDirectory().resolve("model.onnx");
    assertThat(keyless.run("inspect", member).succeeded().out()).contains("member      model.onnx");
  }

  @Test
  void degradedModel_opensWithAWarningAndFailsVerification() throws IOException {
    Path degraded = Models.changed(SLOT_0 + 8, (byte) 0xff, (byte) 0xff);
    Keys.here()
        .run("verify", degraded)
        .failed(ExitCode.VERIFY, degraded + ": one of the two recipient slots", "seal");
    Path output = degraded.resolveSibling("opened");
    assertThat(Keys.here().run("open", degraded, "-o", output).succeeded().err())
        .contains("warning: " + degraded + " is degraded");
    assertThat(output).hasSameBinaryContentAs(Models.plainFile());
    assertThat(Keys.here().run("inspect", degraded).out()).contains("DEGRADED");
  }

  @Test
  void strangerInTheDirectory_failsVerification() throws IOException {
    Path model = Models.copy(Models.sealedDirectory());
    Keys.write(model.resolve("stray.bin"), "x");
    Keys.here().run("verify", model).failed(ExitCode.VERIFY, "stray.bin", "again");
    String json = Keys.here().run("verify", model, "--json").out();
    assertThat(json).contains("\"verified\" : false", "stray.bin");
  }

  @Test
  void changedPayload_failsWithItsPlace() throws IOException {
    Path model = Models.changed(Files.size(Models.sealedFile()) - 1, (byte) 0);
    Models.change(model, Files.size(model) - 2, (byte) 0, (byte) 1);
    Path output = model.resolveSibling("opened");
    Keys.here()
        .run("open", model, "-o", output)
        .failed(ExitCode.AUTHENTICATION, model + ", segment 1", "seal");
    assertThat(Models.names(model.getParent())).containsExactly("model.onnx");
    assertThat(Keys.here().run("open", model).out()).isEmpty();
  }

  @Test
  void removedMember_isNamed() throws IOException {
    Path model = Models.copy(Models.sealedDirectory());
    Files.delete(model.resolve("empty"));
    Map<String, ByteBuffer> before = Models.contents(model);
    Keys.here().run("verify", model).failed(ExitCode.IDENTITY, "empty", "");
    assertThat(Models.contents(model)).isEqualTo(before);
  }

  private static void assertSealed(Path file) throws IOException {
    assertThat(Files.readAllBytes(file))
        .startsWith("Bulla sealed model, format 1.".getBytes(StandardCharsets.US_ASCII));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
