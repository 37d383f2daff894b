package io.bulla.provider.config;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
  private static final long DEADLINE_SECONDS = 60;

  byte[] output() throws KekException {
    Process process = start();
    try {
      process.getOutputStream().close();
      Complaint complaint = new Complaint(process);
      complaint.start();
      byte[] output = read(process.getInputStream());
      boolean done = false;
      try {
        requireSuccess(process.waitFor(), complaint);
        done = true;
        return output;
      } finally {
        if (!done) {
          Arrays.fill(output, (byte) 0);
        }
      }
    } catch (IOException e) {
      throw new KekException(Kind.UNAVAILABLE, source + ": sops cannot be talked to", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KekException(Kind.UNAVAILABLE, source + ": interrupted while sops ran", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start() throws KekException {
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new KekException(Kind.UNAVAILABLE, source + ": sops cannot be started", e);
    }
  }

  private byte[] read(InputStream in) throws IOException, KekException {
    byte[] room = new byte[MAX_BYTES + 1];
    try {
      int length = in.readNBytes(room, 0, room.length);
      if (length > MAX_BYTES) {
        throw new KekException(Kind.BAD_CONFIG, source + ": the secret is longer than 1 MiB");
      }
      return Arrays.copyOf(room, length);
    } finally {
      Arrays.fill(room, (byte) 0);
    }
  }

  private void requireSuccess(int exitCode, Complaint complaint)
      throws KekException, InterruptedException {
    complaint.join();
    if (complaint.isLate()) {
      throw new KekException(
          Kind.UNAVAILABLE, source + ": sops did not end within " + DEADLINE_SECONDS + " s");
    }
    if (exitCode != 0) {
      throw new KekException(
          Kind.UNAVAILABLE,
          source + ": sops failed with exit code " + exitCode + ": " + complaint.words());
    }
  }

  /** What sops says on standard error, which holds names of keys and none of what it decrypts. */
  private static final class Complaint extends Thread {
    private final Process process;
    private volatile byte[] text = new byte[0];
    private volatile boolean late;

    Complaint(Process process) {
      super("bulla-sops");
      setDaemon(true);
      this.process = process;
    }

    @Override
    public void run() {
      Thread watch = new Thread(this::end, "bulla-sops-deadline");
      watch.setDaemon(true);
      watch.start();
      try (InputStream error = process.getErrorStream()) {
        text = error.readNBytes(MAX_COMPLAINT_BYTES);
        error.transferTo(java.io.OutputStream.nullOutputStream());
      } catch (IOException e) {
        text = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
      }
    }

    private void end() {
      try {
        late = !process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (late) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
      }
    }

    boolean isLate() {
      return late;
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
