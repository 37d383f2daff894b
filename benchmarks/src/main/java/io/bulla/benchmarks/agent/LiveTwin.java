package io.bulla.benchmarks.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JVM that does what it is told, a line each. Closing it lets it end and waits for that. */
final class LiveTwin implements AutoCloseable {

  private static final double NANOS_IN_A_MILLI = 1e6;

  private final long start = System.nanoTime();
  private final Process process;
  private final Path errors;
  private final BufferedReader answers;
  private final Writer steps;

  LiveTwin(ProcessBuilder builder, Path errors) throws IOException {
    this.errors = errors;
    process = builder.redirectError(errors.toFile()).start();
    answers = process.inputReader(StandardCharsets.US_ASCII);
    steps = process.outputWriter(StandardCharsets.US_ASCII);
  }

  /** Milliseconds since just before it was started. */
  double millisSinceStart() {
    return (System.nanoTime() - start) / NANOS_IN_A_MILLI;
  }

  long pid() {
    return process.pid();
  }

  /** One step, and what it is answered after its first word. */
  List<String> tell(String step) throws IOException {
    steps.write(step + "\n");
    steps.flush();
    return answer();
  }

  /** Steps that are there before the program asks for them; after them it ends. */
  void tellAll(List<String> all) throws IOException {
    steps.write(String.join("\n", all) + "\n");
    steps.close();
  }

  /** The next line that it prints, as words after the first. */
  List<String> answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("a program ended early: " + Files.readString(errors));
    }
    List<String> words = List.of(line.split(" ", -1));
    return words.subList(1, words.size());
  }

  /** Waits for its end. */
  void end() throws IOException {
    try {
      steps.close();
      int exitCode = process.waitFor();
      if (exitCode != 0) {
        throw new IOException("exit code " + exitCode + ": " + Files.readString(errors));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a program", e);
    }
  }

  /** Lets it end where it has not. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  static double millis(String nanos) {
    return Long.parseLong(nanos) / NANOS_IN_A_MILLI;
  }
}
