package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Sealed;
import io.bulla.harness.SmallModel;
import io.bulla.harness.SystemCalls;
import io.bulla.harness.SystemCalls.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kill -9} at the write, the sync and the rename of a model that is sealed anew. */
class KilledResealIT {
  @ParameterizedTest
  @CsvSource({"pwrite64, 1", "rename, 2"})
  void fileKilledAtAnyStep_opens_andNoPlaintextIsLeft(String call, int n) throws IOException {
    Path plain = SmallModel.directory().resolve("model.onnx");
    assertOpensAfterKill(call, n, plain, List.of(plain));
  }

  @Test
  void directoryKilledAtTheExchange_opens_andNoPlaintextIsLeft() throws IOException {
    assertDirectoryOpensAfterKill("renameat2", 1);
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({"pwrite64, 1", "fsync, 4"})
  void directoryKilledBefore_opens_andNoPlaintextIsLeft(String call, int n) throws IOException {
    assertDirectoryOpensAfterKill(call, n);
  }

  private static void assertDirectoryOpensAfterKill(String call, int n) throws IOException {
    Path plain = SmallModel.directory();
    assertOpensAfterKill(
        call, n, plain, List.of(plain.resolve("model.onnx"), plain.resolve("second.onnx")));
  }

  private static void assertOpensAfterKill(String call, int n, Path plain, List<Path> files)
      throws IOException {
    KeySetup keys = Keys.sharedToken().setup();
    Path sealed = Sealed.seal(keys, plain, "model");

    int code =
        SystemCalls.killedAt(new Call(call, n), sealed.getParent(), keys, "reseal", sealed)
            .exitCode();

    assertThat(code).as("killed, not ended").isGreaterThan(128);
    BullaCommand.run(keys, "verify", sealed).succeeded();
    for (Path file : files) {
      Piece piece = Piece.of(file);
      assertThat(piece.isIn(file)).isTrue();
      piece.assertInNoFileBelow(sealed.getParent());
    }
  }
}
