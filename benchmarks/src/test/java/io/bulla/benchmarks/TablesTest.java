package io.bulla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TablesTest {
  private static final Pattern CLASS = Pattern.compile("io\\.bulla\\.benchmarks\\.([A-Za-z]+) ");

  /** The smoke run of each build is that of all tables. */
  @Test
  void eachBenchmark_isInTheTables() throws IOException {
    assertThat(all()).containsExactlyInAnyOrderElementsOf(Tables.BENCHMARKS);
  }

  /** As JMH's annotation processor has listed them. */
  private static Set<String> all() throws IOException {
    try (InputStream in = Tables.class.getResourceAsStream("/META-INF/BenchmarkList")) {
      String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return CLASS.matcher(list).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
  }
}
