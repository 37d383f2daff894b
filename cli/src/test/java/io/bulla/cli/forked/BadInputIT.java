package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import io.bulla.testing.Requires;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users hand over that cannot work: the error names it, and nothing is lost. */
class BadInputIT {
  private static final int FORMAT_DIGIT = 27;
  private static final int ROOT = 0;

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "verify", "open"})
  void fileThatIsNotSealed_isRefused(String command) {
    Keys.bulla()
        .run(command, Models.plainFile())
        .failed(ExitCode.FORMAT, Models.plainFile() + ": is not a sealed model", "seal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "verify", "open"})
  void fileOfAFutureFormat_asksForANewerVersion(String command) throws IOException {
    Path future = Models.changed(FORMAT_DIGIT, (byte) '2');
    Keys.bulla()
        .run(command, future)
        .failed(ExitCode.FORMAT, future + ": is of format 2", "newer version of Bulla");
  }

  @ParameterizedTest
  @CsvSource({"84, segment size", "88, slot capacity", "92, plaintext length"})
  void absurdLength_isRefusedBeforeMemoryIsTaken(long offset, String field) throws IOException {
    byte ones = (byte) 0xff;
    Path absurd = Models.changed(offset, (byte) 0x7f, ones, ones, ones);
    Keys.bulla()
        .environment("JAVA_TOOL_OPTIONS", "-Xmx64m")
        .run("verify", absurd)
        .failed(ExitCode.FORMAT, absurd + ": " + field + " is ", "copied whole");
  }

  @Test
  void truncatedFile_isRefused() throws IOException {
    Path cut = Models.copy(Models.sealedFile());
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 5000));
    Keys.bulla().run("verify", cut).failed(ExitCode.FORMAT, cut.toString(), "copied whole");
  }

  @Test
  void directoryWithoutManifest_isRefused() {
    Path plain = Models.plainDirectory();
    Keys.bulla()
        .run("verify", plain)
        .failed(ExitCode.FORMAT, plain + ": is no sealed model", "bulla seal");
  }

  @Test
  void directoryInPlaceOfAFile_isRefusedByName() throws IOException {
    Path model = Models.copy(Models.sealedDirectory());
    Files.delete(model.resolve("empty"));
    Files.createDirectory(model.resolve("empty"));
    Keys.bulla().run("verify", model).failed(ExitCode.IO, model.resolve("empty") + ": ", "");
    Path directory = Models.plainDirectory();
    Command.with(directory)
        .run("verify", model)
        .failed(ExitCode.CONFIGURATION, directory + ": is a directory", "configuration");
    Path output = Scratch.directory("sealed").resolve("model.onnx");
    Keys.bulla()
        .run(
            "seal",
            Models.plainFile(),
            "-o",
            output,
            "--publisher-key",
            directory,
            "--publisher-public-key",
            directory)
        .failed(ExitCode.IO, directory + ": ", "file");
    assertThat(output).doesNotExist();
  }

  @Test
  void missingInput_isNamed() {
    Path none = Path.of("/no/such/model");
    for (String command : new String[] {"inspect", "verify", "open"}) {
      Keys.bulla().run(command, none).failed(ExitCode.IO, none + ": no such file", "path");
    }
    Keys.bulla().run("seal", none, "-o", "x").failed(ExitCode.IO, none + ": no such file", "path");
  }

  @Test
  void unreadableFile_isNamed() throws IOException {
    Command bulla = withoutPrivilege();
    Path sealed = unreadable(Models.copy(Models.sealedFile()));
    bulla.run("verify", sealed).failed(ExitCode.IO, sealed + ": permission denied", "mode");
    Path plain = unreadable(Models.copy(Models.plainFile()));
    bulla
        .run("seal", plain, "--in-place")
        .failed(ExitCode.IO, plain + ": permission denied", "mode");
    assertThat(Models.names(plain.getParent())).containsExactly("model.onnx");
    Path directory = Models.copy(Models.plainDirectory());
    unreadable(directory.resolve("config"));
    Outcome outcome = bulla.run("seal", directory, "--in-place");
    allowed(directory.resolve("config"));
    outcome.failed(ExitCode.IO, directory.resolve("config") + ": permission denied", "mode");
    assertThat(Models.contents(directory)).isEqualTo(Models.contents(Models.plainDirectory()));
  }

  @Test
  void directoryThatTakesNoFile_isNamed_notTheHiddenOne() throws IOException {
    Command bulla = withoutPrivilege();
    Path closed = Scratch.directory("closed");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
    Path output = closed.resolve("output");
    for (Outcome outcome :
        new Outcome[] {
          bulla.run("seal", Models.plainFile(), "-o", output),
          bulla.run("seal", Models.plainDirectory(), "-o", output),
          bulla.run("open", Models.sealedFile(), "-o", output),
          bulla.run("open", Models.sealedDirectory(), "-o", output)
        }) {
      outcome.failed(
          ExitCode.IO,
          closed + ": permission denied: nothing can be made in it, such as output",
          "mode");
      assertThat(outcome.err()).doesNotContain(".bulla-");
    }
  }

  @Test
  void plaintextThatWouldBeLeftOrLost_isNotDeleted() throws IOException {
    Path file = Models.copy(Models.plainFile());
    Files.createLink(Scratch.directory("link").resolve("other"), file);
    Keys.bulla()
        .run("seal", file, "--in-place")
        .failed(ExitCode.IO, file + ": has 2 names", "seal without deletion");
    assertThat(file).hasSameBinaryContentAs(Models.plainFile());
    Path directory = Models.copy(Models.plainDirectory());
    Path empty = Files.createDirectory(directory.resolve("cache"));
    Keys.bulla()
        .run("seal", directory, "--in-place")
        .failed(ExitCode.IO, empty + ": is an empty directory", "seal without deletion");
    assertThat(Models.contents(directory)).isEqualTo(Models.contents(Models.plainDirectory()));
  }

  /** The JVM takes the names of files in the locale's encoding: of this one, ASCII. */
  @Test
  void namesThatTheLocaleDoesNotHave_areRefused_andNothingIsMadeOfThem() throws IOException {
    Command ascii = Keys.bulla().environment("LC_ALL", "xx_XX");
    Path plain = Models.copy(Models.plainDirectory());
    Keys.write(plain.resolve("größe-模型.bin"), "weights");
    Path sealed = Scratch.directory("sealed").resolve("model");
    ascii
        .run("seal", plain, "-o", sealed)
        .failed(ExitCode.IO, "has a name that this locale cannot", "LC_ALL=C.UTF-8");
    assertThat(Models.names(sealed.getParent())).isEmpty();
    Keys.bulla().run("seal", plain, "-o", sealed).succeeded();
    ascii.run("verify", sealed).failed(ExitCode.IO, sealed + ": its member gr", "LC_ALL=C.UTF-8");
    ascii
        .run("verify", plain.resolveSibling("größe"))
        .failed(ExitCode.USAGE, "gr", "LC_ALL=C.UTF-8");
  }

  @Test
  void unreadableConfiguration_isNamed() throws IOException {
    Path configuration = unreadable(Keys.configuration(""));
    withoutPrivilege()
        .environment("BULLA_CONFIG", configuration.toString())
        .run("key", "list")
        .failed(ExitCode.CONFIGURATION, configuration + ": cannot be read", "configuration");
  }

  @Test
  void existingOutput_isLeftAsItIs() throws IOException {
    Path existing = Models.copy(Models.plainDirectory());
    Map<String, ByteBuffer> before = Models.contents(existing);
    String exists = existing + ": already exists";
    Keys.bulla()
        .run("seal", Models.plainDirectory(), "-o", existing)
        .failed(ExitCode.IO, exists, "nothing is overwritten");
    Keys.bulla()
        .run("open", Models.sealedDirectory(), "-o", existing)
        .failed(ExitCode.IO, exists, "nothing is overwritten");
    Path file = existing.resolve("model.onnx");
    Keys.bulla()
        .run("open", Models.sealedFile(), "-o", file)
        .failed(ExitCode.IO, file + ": already exists", "nothing is overwritten");
    Keys.bulla()
        .run("seal", Models.plainFile(), "-o", file)
        .failed(ExitCode.IO, file + ": already exists", "nothing is overwritten");
    assertThat(Models.contents(existing)).isEqualTo(before);
    assertThat(Models.names(existing.getParent())).containsExactly("model");
  }

  @Test
  void outputInTheModelItself_isRefused() throws IOException {
    Path model = Models.copy(Models.plainDirectory());
    Path inside = model.resolve("sealed");
    Keys.bulla().run("seal", model, "-o", inside).failed(ExitCode.IO, inside + ": lies in", "");
    assertThat(inside).doesNotExist();
  }

  @Test
  void sealedInput_isNotSealedAgain() {
    for (Path sealed : new Path[] {Models.sealedFile(), Models.sealedDirectory()}) {
      Keys.bulla()
          .run("seal", sealed, "-o", "again")
          .failed(ExitCode.FORMAT, "is sealed already", "leave it");
    }
  }

  @Test
  void missingConfiguration_isNamed() {
    Command.with(Path.of("/no/such/bulla.properties"))
        .run("verify", Models.sealedFile())
        .failed(ExitCode.CONFIGURATION, "/no/such/bulla.properties", "bulla init");
  }

  @ParameterizedTest
  @CsvSource({
    "bogus = 1, 'bogus: '",
    "loader.bogus = 1, 'loader.bogus: is not a key'",
    "loader.threads = 0, 'loader.threads: must be'",
    "loader.cipher-engine = rot13, 'loader.cipher-engine: '",
    "publisher.keys = none.pem, 'publisher.keys: '",
  })
  void unknownOrWrongSetting_isNamedWithItsLine(String line, String problem) {
    Path configuration = Keys.configuration(line + "\n");
    Command.with(configuration)
        .run("verify", Models.sealedFile())
        .failed(ExitCode.CONFIGURATION, configuration + ":2: " + problem, "configuration");
  }

  @Test
  void wrongPassword_isOfTheTokenAndNotShown() throws IOException {
    Path configuration = Scratch.directory("configuration").resolve("bulla.properties");
    Path keystore = Keys.shared().resolveSibling("keystore.bcfks");
    Keys.write(
        configuration, "kek.models = keystore:" + keystore + "?password-source=env:PASSWORD\n");
    Command wrong = Command.with(configuration).environment("PASSWORD", "an-unlikely-word");
    Path model = Models.copy(Models.plainFile());
    for (Outcome outcome :
        new Outcome[] {
          wrong.run("verify", Models.sealedFile()),
          wrong.run("seal", model, "--in-place"),
          wrong.run("key", "list"),
          wrong.run("key", "create", "models")
        }) {
      outcome.failed(ExitCode.TOKEN, keystore.toString(), "correct password-source");
      assertThat(outcome.err()).doesNotContain("bulla doctor");
      assertThat(outcome + "").doesNotContain("an-unlikely-word", Keys.password());
    }
    assertThat(model).hasSameBinaryContentAs(Models.plainFile());
  }

  @Test
  void passwordFile_thatOthersMayReadOrThatIsNotThere_hasTheCodeOfTheTable() throws IOException {
    Path directory = Scratch.directory("configuration");
    Path password = Keys.write(directory.resolve("password"), Keys.password());
    Path keystore = Keys.shared().resolveSibling("keystore.bcfks");
    Path configuration =
        Keys.write(
            directory.resolve("bulla.properties"),
            "kek.models = keystore:" + keystore + "?password-source=file:password\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    Command bulla = Command.with(configuration);
    bulla.run("verify", Models.sealedFile()).failed(ExitCode.KEY, "may read", "chmod 600");
    Files.delete(password);
    bulla.run("verify", Models.sealedFile()).failed(ExitCode.TOKEN, "is not there", "doctor");
    Outcome list = bulla.run("key", "list").failed(ExitCode.TOKEN, "is not there", "doctor");
    assertThat(list.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--segment-size, 100, from 64 to 4194304",
    "--segment-size, 100, segment size is 100",
    "--segment-size, 16M, segment size is 16777216",
    "--model-id, Bad Id, model id",
    "--model-version, -3, model version is -3",
    "--kek, models, is named twice",
  })
  void valueThatTheFormatDoesNotHave_isMisuse(String option, String value, String problem) {
    Path output = Scratch.directory("sealed").resolve("model.onnx");
    Keys.bulla()
        .run("seal", Models.plainFile(), "-o", output, "-k", "models", option, value)
        .failed(ExitCode.USAGE, problem, "bulla seal --help");
    assertThat(output).doesNotExist();
  }

  @Test
  void unknownKek_isNamedWithThoseThatThereAre() {
    Keys.bulla()
        .run("seal", Models.plainFile(), "-o", "x", "--kek", "other")
        .failed(ExitCode.KEY, "no KEK other in " + Keys.shared(), "configured: models");
  }

  /** A superuser reads everything: without that capability it is like anybody. */
  private static Command withoutPrivilege() throws IOException {
    Command bulla = Keys.bulla();
    if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT)) {
      return bulla;
    }
    Requires.that(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv", "install util-linux");
    return bulla.under("/usr/bin/setpriv", "--bounding-set=-dac_override,-dac_read_search");
  }

  private static Path unreadable(Path path) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
  }

  private static void allowed(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }
}
