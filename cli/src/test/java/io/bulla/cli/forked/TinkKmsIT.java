package io.bulla.cli.forked;

import io.bulla.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A KEK of a {@code KmsClient} of Tink's, with the extension that lies in the distribution. */
@BesideOthers
class TinkKmsIT {
  private static final String KEK = "kek.models = tink:keyset:///keys?x-bulla-unverified=accept\n";

  private static Path extensions() throws IOException {
    Path target = Files.createDirectory(Scratch.directory("extensions").resolve("tink"));
    Path shipped = Command.distribution().resolve("extensions-optional").resolve("tink");
    try (Stream<Path> files = Files.list(shipped)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return target.getParent();
  }

  private static Command bulla(String lines) {
    return Command.with(
        Keys.write(Scratch.directory("tink").resolve("bulla.properties"), KEK + lines));
  }

  private static Outcome sealed(Command bulla) throws Exception {
    Path sealed = Scratch.directory("sealed").resolve("model.onnx");
    return bulla.run("seal", Models.plainFile(), "-o", sealed);
  }

  @Test
  void withoutAClient_itIsToldWhatIsMissing() throws Exception {
    sealed(bulla("extensions.dir = " + extensions()))
        .failed(
            ExitCode.CONFIGURATION,
            "no KmsClient supports this key",
            "hint: put the jars of one beside");
  }

  @Test
  void withoutTheExtension_itIsToldWhereThatLies() throws Exception {
    sealed(bulla("")).failed(ExitCode.CONFIGURATION, "'tink:'", "extensions-optional/tink");
  }
}
