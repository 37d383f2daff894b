package io.bulla.benchmarks;

import io.bulla.testing.ProcessOutput;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code openssl speed -evp aes-256-gcm} says of one core: bytes that stay in the cache,
 * without Java and without tags, by the clock on the wall as everything else here.
 *
 * @param program the command
 */
record Openssl(Path program) {

  private static final Pattern BYTES_PER_SECOND =
      Pattern.compile("(?m)^\\+F:[0-9]+:[^:]+:([0-9.]+)$");

  /** The first of a search path, as {@code PATH} gives it. */
  static Optional<Openssl> on(String searchPath) {
    return Stream.of(searchPath.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "openssl"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Openssl::new);
  }

  /** Its own name and version. */
  String version() throws IOException {
    return output(List.of("version")).strip();
  }

  /** One figure of a second. */
  double bytesPerSecond(boolean decrypting, int blockBytes) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("speed", "-mr", "-elapsed", "-seconds", "1", "-evp", "aes-256-gcm"));
    arguments.addAll(List.of("-bytes", Integer.toString(blockBytes)));
    if (decrypting) {
      arguments.add("-decrypt");
    }
    Matcher figure = BYTES_PER_SECOND.matcher(output(arguments));
    if (!figure.find()) {
      throw new IOException(program + " speed -mr told no figure");
    }
    return Double.parseDouble(figure.group(1));
  }

  private String output(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    ProcessOutput output = ProcessOutput.of(new ProcessBuilder(command));
    if (output.exitCode() != 0) {
      throw new IOException(command + " failed: " + output.standardError().strip());
    }
    return output.standardOutput();
  }
}
