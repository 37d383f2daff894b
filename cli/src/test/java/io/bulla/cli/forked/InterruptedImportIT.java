package io.bulla.cli.forked;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.SealedModel;
import io.bulla.testing.ForeignTools;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An import whose source is a pipe, which holds it in the middle for as long as a test looks. */
@BesideOthers
class InterruptedImportIT {
  private static final String CANARY = "canary-of-an-import-";
  private static final int SHOWN_BYTES = 2_000_000;

  private final Path place = Scratch.directory("import");
  private final Path sealed = place.resolve("made/model.onnx");
  private Path keyFile;
  private Path pipe;
  private byte[] encrypted;

  @BeforeEach
  void makePipe() throws IOException {
    Files.createDirectory(sealed.getParent());
    keyFile = Keys.write(place.resolve("key"), "a passphrase");
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
    Path plain = Keys.write(place.resolve("plain"), CANARY.repeat(SHOWN_BYTES / 10));
    Path file = place.resolve("file.enc");
    ForeignTools.run(
        ForeignTools.requireOpenssl(),
        "enc",
        "-aes-256-cbc",
        "-pbkdf2",
        "-kfile",
        keyFile,
        "-in",
        plain,
        "-out",
        file);
    encrypted = Files.readAllBytes(file);
    Files.delete(plain);
    pipe = place.resolve("pipe.enc");
    ForeignTools.run("mkfifo", pipe);
  }

  private Running importing() throws IOException {
    return Running.start(
        "import",
        "--from",
        "openssl",
        pipe,
        "-o",
        sealed,
        "--key-file",
        keyFile,
        "--unauthenticated");
  }

  /** Writes half of the source, and waits until some of it has been sealed. */
  private void untilSomeIsSealed(Running running, OutputStream half) throws Exception {
    half.write(encrypted, 0, encrypted.length / 2);
    half.flush();
    running.await(sealed.getParent(), names -> bytesIn(names) > SHOWN_BYTES / 2);
  }

  private long bytesIn(List<String> names) throws IOException {
    return names.isEmpty() ? 0 : Files.size(sealed.resolveSibling(names.get(0)));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void importEndedBySignal_leavesNothing(String signal, int code) throws Exception {
    Running running = importing();
    try (OutputStream half = Files.newOutputStream(pipe)) {
      untilSomeIsSealed(running, half);
      running.signal(signal);
      Outcome outcome = running.outcome();
      assertThat(outcome.exitCode()).as(outcome + "").isEqualTo(code);
      assertThat(Models.names(sealed.getParent())).isEmpty();
    }
  }

  @Test
  void importKilled_leavesNoPlaintextAndNothingLikeAModel() throws Exception {
    Running running = importing();
    try (OutputStream half = Files.newOutputStream(pipe)) {
      untilSomeIsSealed(running, half);
      running.signal("KILL");
      running.outcome();
    }
    List<String> left = Models.names(sealed.getParent());
    assertThat(left).hasSize(1);
    Path hidden = sealed.resolveSibling(left.get(0));
    assertThat(left.get(0)).startsWith(".model.onnx.bulla-").endsWith(".tmp");
    assertThat(SealedModel.isSealed(hidden)).isFalse();
    assertThat(new String(Files.readAllBytes(hidden), US_ASCII)).doesNotContain(CANARY);
  }

  @Test
  void sourceThatEndsEarly_leavesNothing() throws Exception {
    Running running = importing();
    try (OutputStream half = Files.newOutputStream(pipe)) {
      untilSomeIsSealed(running, half);
      half.write(encrypted, encrypted.length / 2, 5);
    }
    running
        .outcome()
        .failed(io.bulla.cli.ExitCode.AUTHENTICATION, "pipe.enc: its plaintext", "check the key");
    assertThat(Models.names(sealed.getParent())).isEmpty();
  }
}
