package io.bulla.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a finished process printed, and how it ended. */
public record ProcessOutput(int exitCode, String standardOutput, String standardError) {

  /** Runs the process to its end; its two outputs go through files, so that neither can block. */
  public static ProcessOutput of(ProcessBuilder builder) throws IOException {
    Path out = Files.createTempFile("bulla-test", ".out");
    Path err = Files.createTempFile("bulla-test", ".err");
    try {
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      int exitCode = process.waitFor();
      return new ProcessOutput(exitCode, text(out), text(err));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + builder.command().get(0), e);
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  /** As {@link #of}, and anything but exit code 0 is an error that shows what was printed. */
  static ProcessOutput ofSuccess(ProcessBuilder builder) {
    try {
      ProcessOutput output = of(builder);
      if (output.exitCode() != 0) {
        throw new IllegalStateException(
            builder.command().get(0)
                + " failed: "
                + output.standardOutput()
                + output.standardError);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
