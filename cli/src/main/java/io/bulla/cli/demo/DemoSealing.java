package io.bulla.cli.demo;

import io.bulla.cli.Distribution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Seals the demo's model by the {@code bulla} command, as a user does.
 *
 * @param distribution holds the command
 * @param keys the KEK
 * @param workDirectory private
 * @param narration told of each command
 */
record DemoSealing(
    Distribution distribution, DemoKeys.Prepared keys, Path workDirectory, Narration narration) {
  private static final int FIRST_LINE_BYTES = 79;

  void seal(Path model) throws IOException {
    narration.step("Sealed, and the plaintext removed");
    bulla(keys.command());
    bulla(List.of("seal", model.toString(), "--in-place"));
    narration.line("KEK: models, in " + keys.place());
    narration.line("$ head -n 1 model.onnx");
    narration.line(firstLine(model.resolve("model.onnx")));
  }

  private void bulla(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(distribution.home().resolve("bin").resolve("bulla").toString());
    command.addAll(List.of("--quiet", "--config", keys.configuration().toString()));
    command.addAll(arguments);
    narration.line("$ bulla " + String.join(" ", arguments));
    new Program(workDirectory, keys.environment()).mustRun(command);
  }

  private static String firstLine(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(FIRST_LINE_BYTES), StandardCharsets.US_ASCII).strip();
    }
  }
}
