package io.bulla.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkipSummaryTest {
  @TempDir Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Path skips;

  @BeforeEach
  void nothingSkipped() throws IOException {
    skips = Files.createDirectories(root.resolve(SkipRecorder.DIRECTORY));
  }

  @Test
  void skip_endsTheBuildWhereAllIsRequired() throws IOException {
    Files.writeString(skips.resolve("loader.txt"), "loader: A.b(): why\n");

    assertThatThrownBy(() -> summarize(true)).hasMessageContaining("1 tests were skipped");
    assertThatCode(() -> summarize(false)).doesNotThrowAnyException();
  }

  @Test
  void noSkip_passesWhereAllIsRequired() {
    assertThatCode(() -> summarize(true)).doesNotThrowAnyException();
  }

  @Test
  void skipsOfAllModules_areListedWithTheirReasons() throws IOException {
    Files.writeString(skips.resolve("loader.txt"), "loader: A.b(): why\n");
    Files.writeString(skips.resolve("agent.txt"), "agent: C.d(): because\nagent: C.e(): no\n");

    summarize(false);

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "Skipped tests: 3",
            "  agent: C.d(): because",
            "  agent: C.e(): no",
            "  loader: A.b(): why");
  }

  private void summarize(boolean allRequired) throws IOException {
    SkipSummary.summarize(root, allRequired, new PrintStream(out, true, UTF_8));
  }
}
