package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentSettingsTest {
  private static final Path BASE = Path.of("/base");

  @Test
  void emptySection_givesTheDefaults() {
    AgentSettings settings = AgentSettings.of(Map.of(), BASE);
    assertThat(settings.plaintext().byDefault()).isEqualTo(PlaintextPolicy.ALLOW);
    assertThat(settings.untested()).isEqualTo(UntestedPolicy.WARN);
    assertThat(settings.log()).isEmpty();
  }

  @Test
  void values_areParsedAndPathsResolved() {
    AgentSettings settings =
        AgentSettings.of(
            Map.of("plaintext", "deny", "engine.untested", "refuse", "log", "a.log"), BASE);
    assertThat(settings.plaintext().byDefault()).isEqualTo(PlaintextPolicy.DENY);
    assertThat(settings.untested()).isEqualTo(UntestedPolicy.REFUSE);
    assertThat(settings.log()).contains(Path.of("/base/a.log"));
  }

  @Test
  void logToStderr_isNoFile() {
    assertThat(AgentSettings.of(Map.of("log", "stderr"), BASE).log()).isEmpty();
  }

  @Test
  void unknownKeyOrValue_isRefusedByName() {
    assertThatThrownBy(() -> AgentSettings.of(Map.of("plain", "deny"), BASE))
        .isInstanceOfSatisfying(
            InvalidAgentSettingException.class, e -> assertThat(e.key()).isEqualTo("agent.plain"));
    assertThatThrownBy(() -> AgentSettings.of(Map.of("plaintext", "Deny"), BASE))
        .isInstanceOfSatisfying(
            InvalidAgentSettingException.class,
            e -> assertThat(e.key()).isEqualTo("agent.plaintext"))
        .hasMessageContaining("[allow, warn, deny]");
  }
}
