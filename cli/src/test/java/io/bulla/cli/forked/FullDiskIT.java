package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A disk that takes no more: by a limit on the size of files, and by /dev/full. */
@BesideOthers
class FullDiskIT {
  /** Files may grow to 128 blocks of 512 bytes, of the 300,000 bytes that a model needs. */
  private static final String[] SMALL_FILES = {"sh", "-c", "ulimit -f 128; exec \"$@\"", "sh"};

  private final Command bulla = Keys.bulla().under(SMALL_FILES);

  @Test
  void sealedFileThatDoesNotFit_leavesPlaintextAlone() throws IOException {
    Path model = Models.copy(Models.plainFile());
    Path output = model.resolveSibling("sealed.onnx");
    bulla
        .run("seal", model, "-o", output, "--delete-plaintext")
        .failed(ExitCode.IO, output + ": file too large", "free some space");
    bulla
        .run("seal", model, "--in-place")
        .failed(ExitCode.IO, model + ": file too large", "free some space");
    assertThat(model).hasSameBinaryContentAs(Models.plainFile());
    assertThat(Models.names(model.getParent())).containsExactly("model.onnx");
  }

  @Test
  void sealedDirectoryThatDoesNotFit_leavesPlaintextAlone() throws IOException {
    Path model = Models.copy(Models.plainDirectory());
    Map<String, ByteBuffer> before = Models.contents(model);
    bulla
        .run("seal", model, "--in-place")
        .failed(ExitCode.IO, model + ": file too large", "free some space");
    assertThat(Models.contents(model)).isEqualTo(before);
    assertThat(Models.names(model.getParent())).containsExactly("model");
  }

  @Test
  void openedModelThatDoesNotFit_leavesNothing() throws IOException {
    Path directory = Scratch.directory("open");
    Path file = directory.resolve("model.onnx");
    bulla
        .run("open", Models.sealedFile(), "-o", file)
        .failed(ExitCode.IO, file + ": file too large", "free some space");
    Path tree = directory.resolve("model");
    bulla
        .run("open", Models.sealedDirectory(), "-o", tree)
        .failed(ExitCode.IO, tree + ": file too large", "free some space");
    assertThat(Models.names(directory)).isEmpty();
  }

  @Test
  void standardOutputThatIsFull_isAFailure() {
    Command toFull = Keys.bulla().under("sh", "-c", "exec \"$@\" >/dev/full", "sh");
    toFull.run("open", Models.sealedFile()).failed(ExitCode.IO, "standard output", "full disk");
    toFull.run("inspect", Models.sealedFile()).failed(ExitCode.IO, "standard output", "full disk");
  }
}
