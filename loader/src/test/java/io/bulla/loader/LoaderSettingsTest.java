package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bulla.loader.keys.Shelves;
import io.bulla.loader.memory.LockPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoaderSettingsTest {
  @Test
  void memory_isTriedByDefault_andDemandedWhereItSaysLocked() {
    assertThat(options(Map.of()).memory()).isEqualTo(LockPolicy.TRY);
    assertThat(options(Map.of("memory", "best-effort")).memory()).isEqualTo(LockPolicy.TRY);
    assertThat(options(Map.of("memory", "locked")).memory()).isEqualTo(LockPolicy.REQUIRE);
  }

  @Test
  void anotherWordForMemory_isRefusedByItsKey() {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> options(Map.of("memory", "lock")))
        .withMessageContaining("best-effort or locked")
        .matches(e -> e.key().equals("loader.memory"));
  }

  private static LoaderOptions options(Map<String, String> loader) {
    return new LoaderSettings(loader, Map.of(), Path.of("."))
        .options(Shelves.with("models").provider(), Set.of("models"), List.of());
  }
}
