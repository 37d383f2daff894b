package io.bulla.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.Windows;
import io.bulla.testing.WriteTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The leak scan finds what a program writes that does leak: else its silence would prove nothing.
 */
class WriteTraceIT {

  private static final int WINDOWS = 200;

  @ParameterizedTest
  @ValueSource(strings = {"keep", "delete", "overwrite", "map"})
  void copyWrittenInAnyWay_isFound(String way) throws IOException {
    Path secret = Files.write(Scratch.directory("secret").resolve("model"), SmallOnnx.model(5));
    Windows windows = Windows.sample(secret, WINDOWS, 11);
    ForkedJvm jvm = ForkedJvm.running("CopyToTemporaryFile");
    WriteTrace trace = jvm.traced();

    jvm.run(secret, way).succeeded();

    int inFiles = trace.filesWith(windows).size();
    boolean onlyInWrites = way.equals("overwrite");
    assertThat(inFiles).isEqualTo(onlyInWrites ? 0 : 1);
    assertThat(trace.hitsInWrites(windows)).isGreaterThan(way.equals("map") ? -1 : WINDOWS - 10);
    assertThat(trace.unseen()).isEmpty();
  }

  @Test
  void programThatWritesSomethingElse_isClean() throws IOException {
    Path secret = Files.write(Scratch.directory("secret").resolve("model"), SmallOnnx.model(5));
    Path other = Files.write(Scratch.directory("other").resolve("model"), SmallOnnx.model(6));
    Windows windows = Windows.sample(secret, WINDOWS, 11);
    ForkedJvm jvm = ForkedJvm.running("CopyToTemporaryFile");
    WriteTrace trace = jvm.traced();

    jvm.run(other, "keep").succeeded();

    assertThat(trace.filesWritten()).isNotEmpty();
    assertThat(trace.filesWith(windows)).isEmpty();
    assertThat(trace.hitsInWrites(windows)).isZero();
  }
}
