package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that users hand over and that cannot work: the error names them, and nothing is lost. */
@BesideOthers
class BadInputIT {
  private static final int FORMAT_DIGIT = 27;

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "verify", "open"})
  void fileThatIsNotSealed_isRefused(String command) {
    Keys.here()
        .run(command, Models.plainFile())
        .failed(ExitCode.FORMAT, Models.plainFile() + ": is not a sealed model", "seal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "verify", "open"})
  void fileOfAFutureFormat_asksForANewerVersion(String command) throws IOException {
    Path future = Models.changed(FORMAT_DIGIT, (byte) '2');
    Keys.here()
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
    Keys.here().run("verify", cut).failed(ExitCode.FORMAT, cut.toString(), "copied whole");
  }

  @Test
  void directoryWithoutManifest_isRefused() {
    Path plain = Models.plainDirectory();
    Keys.here()
        .run("verify", plain)
        .failed(ExitCode.FORMAT, plain + ": is no sealed model", "bulla seal");
  }

  @Test
  void directoryInPlaceOfAFile_isRefusedByName() throws IOException {
    Path model = Models.copy(Models.sealedDirectory());
    Files.delete(model.resolve("empty"));
    Files.createDirectory(model.resolve("empty"));
    Keys.here().run("verify", model).failed(ExitCode.IO, model.resolve("empty") + ": ", "");
    Path directory = Models.plainDirectory();
    Command.here(directory)
        .run("verify", model)
        .failed(ExitCode.CONFIGURATION, directory + ": is a directory", "configuration");
    Path output = Scratch.directory("sealed").resolve("model.onnx");
    Keys.here()
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
  void sealedInput_isNotSealedAgain() {
    for (Path sealed : new Path[] {Models.sealedFile(), Models.sealedDirectory()}) {
      Keys.here()
          .run("seal", sealed, "-o", "again")
          .failed(ExitCode.FORMAT, "is sealed already", "leave it");
    }
  }
}
