package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations, passwords and options that cannot work: the error names them. */
@BesideOthers
class BadSettingIT {
  @Test
  void unreadableConfiguration_isNamed() throws IOException {
    Path configuration = Permissions.unreadable(Keys.configuration(""));
    Permissions.withoutPrivilege()
        .environment("BULLA_CONFIG", configuration.toString())
        .run("key", "list")
        .failed(ExitCode.CONFIGURATION, configuration + ": cannot be read", "configuration");
  }

  @Test
  void missingConfiguration_isNamed() {
    Command.here(Path.of("/no/such/bulla.properties"))
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
    Command.here(configuration)
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
    Command bulla = Command.here(configuration);
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
    Keys.here()
        .run("seal", Models.plainFile(), "-o", output, "-k", "models", option, value)
        .failed(ExitCode.USAGE, problem, "bulla seal --help");
    assertThat(output).doesNotExist();
  }

  @Test
  void unknownKek_isNamedWithThoseThatThereAre() {
    Keys.here()
        .run("seal", Models.plainFile(), "-o", "x", "--kek", "other")
        .failed(ExitCode.KEY, "no KEK other in " + Keys.shared(), "configured: models");
  }
}
