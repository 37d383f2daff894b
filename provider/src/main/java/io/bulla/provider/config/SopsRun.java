package io.bulla.provider.config;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of sops, without a shell: its output is read into an array that is wiped, its complaint
 * is told.
 *
 * @param command the program and its arguments, none of them secret
 * @param source what errors call the secret's place
 */
record SopsRun(List<String> command, String source) {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_COMPLAINT_BYTES = 1 << 12;
  private static final int MAX_COMPLAINT_CHARS = 300;

  /** A key service may be asked, so not at once; but a command that waits for a person waits. */
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  byte[] output() throws KekException {
    return output(DEADLINE);
  }

  /** Returns at the deadline, also while something that sops started holds its pipes open. */
  byte[] output(Duration deadline) throws KekException {
    long endNanos = System.nanoTime() + deadline.toNanos();
    Process process = start();
    SecretOutput output = new SecretOutput(process.getInputStream(), MAX_BYTES + 1);
    boolean done = false;
    try {
      process.getOutputStream().close();
      Complaint complaint = new Complaint(process.getErrorStream());
      complaint.start();
      output.start();
      byte[] secret = read(output, endNanos);
      requireSuccess(process, complaint, endNanos);
      done = true;
      return secret;
    } catch (IOException e) {
      throw new KekException(Kind.UNAVAILABLE, source + ": sops cannot be talked to", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KekException(Kind.UNAVAILABLE, source + ": interrupted while sops ran", e);
    } finally {
      if (!done) {
        output.abandon();
      }
      destroy(process);
    }
  }

  private Process start() throws KekException {
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new KekException(Kind.UNAVAILABLE, source + ": sops cannot be started", e);
    }
  }

  /** Descendants first: once sops is gone, nothing leads to them. */
  private static void destroy(Process process) {
    process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private byte[] read(SecretOutput output, long endNanos)
      throws IOException, InterruptedException, KekException {
    join(output, endNanos);
    byte[] secret = output.secret();
    if (secret == null) {
      throw late();
    }
    if (secret.length > MAX_BYTES) {
      throw new KekException(Kind.BAD_CONFIG, source + ": the secret is longer than 1 MiB");
    }
    return secret;
  }

  private void requireSuccess(Process process, Complaint complaint, long endNanos)
      throws KekException, InterruptedException {
    if (!process.waitFor(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      throw late();
    }
    if (process.exitValue() != 0) {
      join(complaint, endNanos);
      throw new KekException(
          Kind.UNAVAILABLE,
          source
              + ": sops failed with exit code "
              + process.exitValue()
              + ": "
              + complaint.words());
    }
  }

  private static void join(Thread thread, long endNanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.timedJoin(thread, endNanos - System.nanoTime());
  }

  private KekException late() {
    return new KekException(
        Kind.UNAVAILABLE,
        source + ": sops, or what it started, did not end within " + DEADLINE.toSeconds() + " s");
  }

  /** What sops says on standard error, which holds names of keys and none of what it decrypts. */
  private static final class Complaint extends Thread {
    private final InputStream error;
    private volatile byte[] text = new byte[0];

    Complaint(InputStream error) {
      super("bulla-sops");
      setDaemon(true);
      this.error = error;
    }

    @Override
    public void run() {
      try (error) {
        text = error.readNBytes(MAX_COMPLAINT_BYTES);
        error.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        text = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
      }
    }

    String words() {
      String line = new String(text, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}\\s]+", " ");
      String stripped = line.strip();
      return stripped.length() <= MAX_COMPLAINT_CHARS
          ? stripped
          : stripped.substring(0, MAX_COMPLAINT_CHARS) + "...";
    }
  }
}
