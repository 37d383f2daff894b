package io.bulla.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTimesTest {
  @TempDir Path directory;

  @Test
  void sealedRun_isSplitByWhatTheAgentReported() throws IOException {
    Path report = directory.resolve("report");
    Files.writeString(
        report,
        """
        {"event":"premain","millis":10.0}
        {"event":"core","millis":20.0,"more":{"x":[1]}}
        {"event":"provider","millis":30.0}
        {"event":"open","kekMillis":5.0,"decryptMillis":40.0}
        """);
    LoadTimes times = LoadTimes.sealed(result(100, 1000), AgentReport.read(report));
    assertThat(times).isEqualTo(new LoadTimes(90, 30, 35, 40, 805));
    assertThat(times.total()).isEqualTo(1000);
  }

  @Test
  void runWithoutAReport_isAllJvmAndEngine() throws IOException {
    AgentReport none = AgentReport.read(directory.resolve("none"));
    assertThat(LoadTimes.sealed(result(100, 1000), none))
        .isEqualTo(LoadTimes.plain(result(100, 1000)))
        .isEqualTo(new LoadTimes(100, 0, 0, 0, 900));
  }

  @Test
  void median_isThatOfTheTotals() {
    List<TimedResult> runs = List.of(run(300), run(100), run(200));
    assertThat(TimedResult.medianTimes(runs).total()).isEqualTo(200);
  }

  @Test
  void otherNumbers_areNoticed() {
    EmbedResult one = new EmbedResult("", ByteBuffer.wrap(new byte[] {0, 0, 0, 1}), 0, 0);
    EmbedResult other = new EmbedResult("", ByteBuffer.wrap(new byte[] {0, 0, 0, 2}), 0, 0);
    assertThat(one.computedTheSameAs(other)).isFalse();
    assertThat(one.computedTheSameAs(one)).isTrue();
    assertThat(one.numbers()).isEqualTo(1);
  }

  private static TimedResult run(long readyMillis) {
    EmbedResult result = result(50, readyMillis);
    return new TimedResult(result, LoadTimes.plain(result));
  }

  private static EmbedResult result(long mainMillis, long readyMillis) {
    return new EmbedResult("", ByteBuffer.allocate(0), mainMillis, readyMillis);
  }
}
