package io.bulla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code benchmarks/full-run} reads. */
class FullRunTest {
  private static final int OPTIONS = 2;

  @Test
  void stages_haveEachBenchmarkAndNoOther() throws IOException {
    Set<String> left = Coverage.all();
    for (List<String> stage : lines("full-run.stages", OPTIONS + 1)) {
      Pattern pattern = Pattern.compile(stage.get(OPTIONS).split(" ", 2)[0]);
      List<String> chosen =
          Coverage.all().stream().filter(name -> pattern.matcher(name).find()).toList();
      assertThat(chosen).as(stage.toString()).isNotEmpty();
      chosen.forEach(left::remove);
    }
    assertThat(left).isEmpty();
  }

  @Test
  void charts_areOfStagesThatThereAre() throws IOException {
    Set<String> stages = stages();
    for (List<String> chart : lines("full-run.charts", 6)) {
      assertThat(stages).contains(chart.get(1));
      assertThat(chart.get(5)).isNotBlank();
    }
  }

  @Test
  void tables_areOfStagesThatThereAre() throws IOException {
    Set<String> stages = stages();
    for (List<String> table : lines("full-run.tables", 6)) {
      assertThat(stages).contains(table.get(0));
      assertThat(table.get(5)).isNotBlank();
    }
  }

  private static Set<String> stages() throws IOException {
    return lines("full-run.stages", OPTIONS + 1).stream()
        .map(stage -> stage.get(0))
        .collect(Collectors.toSet());
  }

  private static List<List<String>> lines(String file, int fields) throws IOException {
    return Files.readAllLines(SharedData.checkout().resolve("benchmarks").resolve(file)).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split(" +", fields)))
        .toList();
  }
}
