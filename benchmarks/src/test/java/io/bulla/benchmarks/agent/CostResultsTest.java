package io.bulla.benchmarks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.benchmarks.results.ComparedFiles;
import io.bulla.benchmarks.results.Envelope;
import io.bulla.benchmarks.statistics.Pairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What AgentCost writes, read by what compares results. */
class CostResultsTest {
  private static final Case ROW = Case.of(List.of("KEK in"), "softhsm");

  @TempDir private Path directory;

  @Test
  void slowerSession_isWorse_andWhatStayedIsTheSame() throws IOException {
    Path base = write("base.json", 100);
    Path other = write("other.json", 150);
    String told = ComparedFiles.text(base, other);
    assertThat(told)
        .containsPattern("AgentCost.warm KEK in=softhsm \\| sessionSealed, ms .* worse \\|")
        .containsPattern("AgentCost.warm KEK in=softhsm \\| sessionPlain, ms .* same \\|")
        .containsPattern("AgentCost.memory KEK in=softhsm \\| peakSealed, MB .* worse \\|")
        .containsPattern("AgentCost.coldParts KEK in=softhsm \\| unwrap, ms .* same \\|");
  }

  private Path write(String name, double sealed) throws IOException {
    Pairs pairs = new Pairs();
    for (int i = 0; i < 8; i++) {
      pairs.add(200 + i, sealed + i);
    }
    CostResults results = new CostResults();
    results.millis("warm", ROW.parameters(), Map.of("session", pairs));
    results.megabytes("memory", ROW.parameters(), Map.of("peak", pairs));
    results.sealedMillis("coldParts", ROW.parameters(), Map.of("unwrap", pairs.baseFigures()));
    Path file = directory.resolve(name);
    Envelope.write(results.rows(), Map.of("commit", name), file);
    return file;
  }
}
