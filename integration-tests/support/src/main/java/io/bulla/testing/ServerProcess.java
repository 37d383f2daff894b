package io.bulla.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server as a process of this one. It ends when its standard input does, so it outlives neither
 * this object nor this JVM, however the JVM ends. Thread-safe.
 */
final class ServerProcess implements AutoCloseable {

  private static final long START_SECONDS = 120;
  private static final long END_SECONDS = 20;
  private static final String READY = "ready";

  private final Process process;
  private final KeyValueLines said;

  private ServerProcess(Process process, KeyValueLines said) {
    this.process = process;
    this.said = said;
  }

  /**
   * Starts a server and waits until it is ready.
   *
   * @param directory where it works; what it logs goes into {@code log} there
   */
  static ServerProcess start(List<String> command, Path directory) throws IOException {
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      return new ServerProcess(process, KeyValueLines.parse(untilReady(process)));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw new IOException(command + " did not start: " + Files.readString(log), e);
    }
  }

  private static String untilReady(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    try {
      return CompletableFuture.supplyAsync(() -> linesUntilReady(output))
          .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("not ready", e);
    }
  }

  private static String linesUntilReady(BufferedReader output) {
    StringBuilder lines = new StringBuilder();
    try {
      for (String line = output.readLine(); !READY.equals(line); line = output.readLine()) {
        if (line == null) {
          throw new IllegalStateException("its output ended");
        }
        lines.append(line).append('\n');
      }
      return lines.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the server says of itself. */
  KeyValueLines said() {
    return said;
  }

  /** Returns the process's number. */
  long pid() {
    return process.pid();
  }

  /** Ends the server, and returns when it has ended. */
  @Override
  public void close() throws IOException {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("server " + pid() + " goes on although its input has ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
