package io.bulla.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkipSummaryTest {
  @TempDir Path root;
  private Path skips;

  @BeforeEach
  void nothingSkipped() throws IOException {
    skips = Files.createDirectories(root.resolve(SkipRecorder.DIRECTORY));
  }

  @Test
  void skip_endsTheBuildWhereAllIsRequired() throws IOException {
    Files.writeString(skips.resolve("loader.txt"), "loader: A.b(): why\n");

    assertThatThrownBy(() -> summary("all")).hasMessageContaining("1 tests were skipped");
    assertThatCode(() -> summary("some")).doesNotThrowAnyException();
  }

  @Test
  void noSkip_passesWhereAllIsRequired() {
    assertThatCode(() -> summary("all")).doesNotThrowAnyException();
  }

  @Test
  void skipsOfAllModules_areListedWithTheirReasons() throws IOException {
    Files.writeString(skips.resolve("loader.txt"), "loader: A.b(): why\n");
    Files.writeString(skips.resolve("agent.txt"), "agent: C.d(): because\nagent: C.e(): no\n");

    assertThat(printed())
        .containsExactly(
            "Skipped tests: 3",
            "  agent: C.d(): because",
            "  agent: C.e(): no",
            "  loader: A.b(): why");
  }

  private void summary(String required) throws IOException {
    SkipSummary.main(new String[] {root.toString(), required});
  }

  private List<String> printed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SkipSummary.print(
        SkipSummary.skipsBelow(skips), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
