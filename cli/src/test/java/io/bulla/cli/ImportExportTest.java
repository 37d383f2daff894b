package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.ForeignTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import} and {@code export}, with files of the other tools. */
class ImportExportTest {
  private static final byte[] PLAINTEXT = new byte[700_001];
  private static TokenSite site;

  static {
    new Random(3).nextBytes(PLAINTEXT);
  }

  @TempDir Path directory;
  private Path plain;
  private Path encrypted;
  private Path keyFile;
  private Path sealed;

  @BeforeAll
  static void makeKek(@TempDir Path shared) throws IOException {
    site =
        TokenSite.unsigned(shared)
            .with(
                "BULLA_AUDIT_DIRECTORY", Files.createDirectory(shared.resolve("audit")).toString());
    site.bulla("key", "create", "models").succeeded();
  }

  @BeforeEach
  void encrypt() throws IOException {
    plain = Files.write(directory.resolve("plain.onnx"), PLAINTEXT);
    encrypted = directory.resolve("Model.onnx.enc");
    keyFile = closed(Files.writeString(directory.resolve("key"), "a passphrase\n"));
    sealed = directory.resolve("sealed/model.onnx");
    ForeignTools.run(
        ForeignTools.requireOpenssl(),
        "enc",
        "-aes-256-cbc",
        "-pbkdf2",
        "-kfile",
        keyFile,
        "-in",
        plain,
        "-out",
        encrypted);
  }

  private static Path closed(Path file) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private InProcess imported(Object... more) {
    return bulla("import", "--from", "openssl", encrypted, "-o", sealed, more);
  }

  private InProcess bulla(
      Object command, Object format, Object name, Object in, Object o, Object out, Object... more) {
    Object[] first = {command, format, name, in, o, out};
    Object[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return site.bulla(all);
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private void assertSealed(Path model, byte[] content) throws IOException {
    site.bulla("verify", model).succeeded();
    Path opened = directory.resolve("opened");
    site.bulla("open", model, "-o", opened).succeeded();
    assertThat(opened).hasBinaryContent(content);
    Files.delete(opened);
  }

  private void assertNothingMade() throws IOException {
    if (Files.exists(sealed.getParent())) {
      try (Stream<Path> made = Files.list(sealed.getParent())) {
        assertThat(made).isEmpty();
      }
    }
  }

  @Test
  void fileOfOpenssl_isSealed_whereItsContentIsTheExpectedOne() throws Exception {
    InProcess done =
        imported("--key-file", keyFile, "--sha256", sha256(PLAINTEXT), "--json").succeeded();
    assertThat(done.out())
        .contains(
            "\"modelId\" : \"model.onnx\"",
            "\"authenticated\" : true",
            "\"plaintextBytes\" : 700001");
    assertSealed(sealed, PLAINTEXT);
    assertThat(encrypted).exists();
    imported("--key-file", keyFile, "--sha256", sha256(PLAINTEXT))
        .failed(ExitCode.IO, "already exists", "another");
  }

  @Test
  void fileOfOpenssl_isNotSealedBlindly_unlessThatIsSaid() throws Exception {
    imported("--key-file", keyFile)
        .failed(
            ExitCode.USAGE,
            "openssl with this key does not show who encrypted it",
            "--unauthenticated");
    assertNothingMade();
    InProcess done = imported("--key-file", keyFile, "--unauthenticated").succeeded();
    assertThat(done.err())
        .contains("warning: openssl with this key does not show who encrypted it");
    assertSealed(sealed, PLAINTEXT);
  }

  /** Wrong key, changed content and changed padding are the same failure, and leave nothing. */
  @Test
  void wrongKey_changedContent_andChangedPadding_failAlike() throws Exception {
    Path wrong = closed(Files.writeString(directory.resolve("wrong"), "another\n"));
    String sum = sha256(PLAINTEXT);
    String byKey = imported("--key-file", wrong, "--sha256", sum).err();
    byte[] file = Files.readAllBytes(encrypted);
    byte[] content = file.clone();
    content[100_000] ^= 1;
    Files.write(encrypted, content);
    InProcess byContent =
        imported("--key-file", keyFile, "--sha256", sum)
            .failed(ExitCode.AUTHENTICATION, "not the expected one", "SHA-256");
    assertNothingMade();
    byte[] padding = file.clone();
    padding[file.length - 17] ^= 0x40;
    Files.write(encrypted, padding);
    String byPadding = imported("--key-file", keyFile, "--sha256", sum).err();
    Files.write(encrypted, Arrays.copyOf(file, file.length - 5));
    String cut = imported("--key-file", keyFile, "--sha256", sum).err();
    assertThat(List.of(byKey, byPadding, cut)).containsOnly(byContent.err());
    assertNothingMade();
  }

  @Test
  void keyThatOthersMayRead_isRefused() throws Exception {
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r--r--"));
    imported("--key-file", keyFile, "--unauthenticated")
        .failed(ExitCode.KEY, "group or others may read", "chmod 600");
    assertNothingMade();
  }

  @Test
  void whatTheFormatDoesNotHave_isMisuse() {
    imported("--key-file", keyFile, "--unauthenticated", "--with", "mode=gcm")
        .failed(ExitCode.USAGE, "openssl has no option mode", "cipher: ");
    bulla("import", "--from", "zip", encrypted, "-o", sealed)
        .failed(ExitCode.USAGE, "there is no format zip", "age");
    imported("--unauthenticated").failed(ExitCode.USAGE, "openssl needs a key", "--key-file");
    imported("--key-file", keyFile, "--sha256", "00")
        .failed(ExitCode.USAGE, "--sha256 is no SHA-256", "64");
    imported("--unauthenticated", "--passphrase-source", "callback")
        .failed(ExitCode.USAGE, "--passphrase-source callback", "file:FILE");
    imported("--unauthenticated", "--key-sops", "f#a..b")
        .failed(ExitCode.USAGE, "--key-sops f#a..b", "correct");
  }

  @Test
  void directory_becomesADirectoryModel_withTheSumsOfAFile() throws Exception {
    Path source = Files.createDirectories(directory.resolve("minilm/config")).getParent();
    Files.copy(encrypted, source.resolve("model.onnx.enc"));
    Files.copy(encrypted, source.resolve("config/vocab.enc"));
    Path sums =
        Files.writeString(
            directory.resolve("sums"),
            "%1$s  ./model.onnx%n%1$s *config/vocab%n".formatted(sha256(PLAINTEXT)));
    bulla(
            "import",
            "--from",
            "openssl",
            source,
            "-o",
            sealed,
            "--key-file",
            keyFile,
            "--sha256-sums",
            sums)
        .succeeded();
    assertThat(site.bulla("verify", sealed).succeeded().out()).contains("minilm", "2 files");
    assertThat(site.bulla("inspect", sealed.resolve("config/vocab")).succeeded().out())
        .contains("config/vocab");
    Files.writeString(source.resolve("notes.txt"), "x");
    bulla(
            "import",
            "--from",
            "openssl",
            source,
            "-o",
            directory.resolve("other"),
            "--key-file",
            keyFile,
            "--sha256-sums",
            sums)
        .failed(ExitCode.FORMAT, "notes.txt does not end in .enc", "--suffix");
    Files.delete(source.resolve("notes.txt"));
    Files.copy(encrypted, source.resolve("stray.enc"));
    bulla(
            "import",
            "--from",
            "openssl",
            source,
            "-o",
            directory.resolve("other"),
            "--key-file",
            keyFile,
            "--sha256-sums",
            sums)
        .failed(ExitCode.USAGE, "stray.enc: no SHA-256", "--sha256-sums");
  }

  /** Who can write to the directory must not choose which files the model has. */
  @Test
  void directoryThatLacksAListedFile_andSumsThatListOneTwice_areRefused() throws Exception {
    Path source = Files.createDirectory(directory.resolve("minilm"));
    Files.copy(encrypted, source.resolve("model.onnx.enc"));
    String sum = sha256(PLAINTEXT);
    Path sums = directory.resolve("sums");
    Object[] bySums = {"--key-file", keyFile, "--sha256-sums", sums};
    Files.writeString(sums, "%1$s  model.onnx%n%1$s  config.json%n".formatted(sum));
    bulla("import", "--from", "openssl", source, "-o", sealed, bySums)
        .failed(ExitCode.AUTHENTICATION, "config.json is missing", "get the file");
    Files.writeString(sums, "%1$s  model.onnx%n%1$s  ./model.onnx%n".formatted(sum));
    bulla("import", "--from", "openssl", source, "-o", sealed, bySums)
        .failed(ExitCode.FORMAT, "lists model.onnx twice", "sha256sum");
    assertNothingMade();
  }

  @Test
  void modelOfAge_isSealedAndSigned_andComesBackToAge() throws Exception {
    Path age = ForeignTools.requireAge();
    Path identity = directory.resolve("identity.txt");
    ForeignTools.run(age.resolveSibling("age-keygen"), "-o", identity);
    String recipient = ForeignTools.run(age.resolveSibling("age-keygen"), "-y", identity).strip();
    Path file = directory.resolve("model.onnx.age");
    ForeignTools.run(age, "-r", recipient, "-o", file, plain);
    Path[] publisher = publisher();
    bulla(
            "import",
            "--from",
            "age",
            file,
            "-o",
            sealed,
            "--identity",
            identity,
            "--sha256",
            sha256(PLAINTEXT),
            "--publisher-key",
            publisher[0],
            "--publisher-public-key",
            publisher[1])
        .succeeded();
    assertThat(
            site.with("BULLA_PUBLISHER_KEYS", publisher[1].toString())
                .with("BULLA_PUBLISHER_REQUIRE", "true")
                .with("BULLA_PUBLISHER_VERIFY", "content")
                .bulla("verify", sealed)
                .succeeded()
                .out())
        .contains("signature checked");
    Path exported = directory.resolve("exported/again.age");
    InProcess done = bulla("export", "--to", "age", sealed, "-o", exported, "-r", recipient);
    assertThat(done.succeeded().out()).contains(sha256(PLAINTEXT));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(exported)))
        .isEqualTo("rw-------");
    Path back = directory.resolve("back");
    ForeignTools.run(age, "-d", "-i", identity, "-o", back, exported);
    assertThat(back).hasBinaryContent(PLAINTEXT);
    bulla("export", "--to", "age", sealed, "-o", exported, "-r", recipient)
        .failed(ExitCode.IO, "already exists", "another");
    byte[] changed = Files.readAllBytes(file);
    changed[changed.length - 1] ^= 1;
    Files.write(file, changed);
    bulla(
            "import",
            "--from",
            "age",
            file,
            "-o",
            directory.resolve("sealed/other"),
            "--identity",
            identity,
            "--unauthenticated")
        .failed(ExitCode.AUTHENTICATION, "model.onnx.age: its plaintext is not", "SHA-256");
  }

  /** Whoever knows the recipient, which is public, could have put the file there. */
  @Test
  void directoryOfAge_forAnIdentity_isNotSealedBlindly_andJsonSaysWhatWasShown() throws Exception {
    Path age = ForeignTools.requireAge();
    Path identity = directory.resolve("identity.txt");
    ForeignTools.run(age.resolveSibling("age-keygen"), "-o", identity);
    String recipient = ForeignTools.run(age.resolveSibling("age-keygen"), "-y", identity).strip();
    Path source = Files.createDirectory(directory.resolve("minilm"));
    ForeignTools.run(age, "-r", recipient, "-o", source.resolve("model.onnx.age"), plain);
    bulla("import", "--from", "age", source, "-o", sealed, "--identity", identity)
        .failed(ExitCode.USAGE, "age with this key does not show who encrypted it", "--sha256");
    assertNothingMade();
    Object[] blind = {"--identity", identity, "--unauthenticated", "--json"};
    InProcess waived = bulla("import", "--from", "age", source, "-o", sealed, blind).succeeded();
    assertThat(waived.out())
        .contains("\"authenticated\" : false", "\"namesAuthenticated\" : false");
    assertThat(waived.err()).contains("no name is bound to its content");
    Path sums = directory.resolve("sums");
    Files.writeString(sums, sha256(PLAINTEXT) + "  model.onnx\n");
    Object[] summed = {"--identity", identity, "--sha256-sums", sums, "--json"};
    Path other = directory.resolve("sealed/other");
    InProcess shown = bulla("import", "--from", "age", source, "-o", other, summed).succeeded();
    assertThat(shown.out()).contains("\"authenticated\" : true", "\"namesAuthenticated\" : true");
    assertThat(shown.err()).doesNotContain("no name is bound");
  }

  private Path[] publisher() {
    Path key = directory.resolve("publisher.pem");
    Path publicKey = directory.resolve("publisher.pub.pem");
    Path openssl = ForeignTools.requireOpenssl();
    ForeignTools.run(openssl, "genpkey", "-algorithm", "ed25519", "-out", key);
    ForeignTools.run(openssl, "pkey", "-in", key, "-pubout", "-out", publicKey);
    return new Path[] {key, publicKey};
  }

  @Test
  void directoryModel_isExportedFileByFile_andAuditedWithItsPurpose() throws Exception {
    Path source = Files.createDirectories(directory.resolve("model/config"));
    Files.write(source.getParent().resolve("model.onnx"), PLAINTEXT);
    Files.writeString(source.resolve("tokenizer.json"), "{}");
    site.bulla("seal", source.getParent(), "-o", sealed).succeeded();
    Path out = directory.resolve("out");
    InProcess done =
        bulla("export", "--to", "openssl", sealed, "-o", out, "--key-file", keyFile).succeeded();
    assertThat(done.out()).contains(sha256(PLAINTEXT) + "  model.onnx");
    assertThat(done.err())
        .contains("warning: openssl with this key does not show who encrypted it");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rwx------");
    Path back = directory.resolve("back");
    ForeignTools.run(
        ForeignTools.requireOpenssl(),
        "enc",
        "-d",
        "-aes-256-cbc",
        "-pbkdf2",
        "-iter",
        "600000",
        "-kfile",
        keyFile,
        "-in",
        out.resolve("config/tokenizer.json.enc"),
        "-out",
        back);
    assertThat(back).hasContent("{}");
    assertThat(audit()).contains("export to openssl", "model.load");
  }

  private static String audit() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files =
        Files.walk(Path.of(site.environment().get("BULLA_AUDIT_DIRECTORY")))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void changedModel_isNotExported() throws Exception {
    imported("--key-file", keyFile, "--unauthenticated").succeeded();
    byte[] bytes = Files.readAllBytes(sealed);
    bytes[bytes.length - 1] ^= 1;
    Files.write(sealed, bytes);
    Path out = directory.resolve("made/out.enc");
    bulla("export", "--to", "openssl", sealed, "-o", out, "--key-file", keyFile)
        .failed(ExitCode.AUTHENTICATION, "model.onnx", "");
    if (Files.exists(out.getParent())) {
      assertThat(out.getParent()).isEmptyDirectory();
    }
  }
}
