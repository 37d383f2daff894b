package io.bulla.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoCacheTest {
  @Test
  void cache_isWhereTheEnvironmentSays() {
    assertThat(directory(Map.of("XDG_CACHE_HOME", "/x", "HOME", "/h")))
        .hasToString("/x/bulla/demo");
    assertThat(directory(Map.of("HOME", "/h"))).hasToString("/h/.cache/bulla/demo");
  }

  @Test
  void withoutAHome_theUserDatabaseSays() {
    Path known = Path.of(System.getProperty("user.home"), ".cache/bulla/demo");
    assertThat(directory(Map.of())).isEqualTo(known);
    assertThat(directory(Map.of("HOME", "relative"))).isEqualTo(known);
  }

  private static Path directory(Map<String, String> environment) {
    return DemoCache.of(environment).directory();
  }
}
