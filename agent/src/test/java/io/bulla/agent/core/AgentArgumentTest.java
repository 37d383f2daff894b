package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentArgumentTest {
  @Test
  void nothing_namesNothing() {
    assertThat(AgentArgument.parse(null)).isEqualTo(new AgentArgument(Optional.empty(), Map.of()));
    assertThat(AgentArgument.parse("")).isEqualTo(AgentArgument.parse(null));
  }

  @Test
  void pathAlone_namesTheFile() {
    assertThat(AgentArgument.parse("/etc/bulla.properties").configFile())
        .contains("/etc/bulla.properties");
  }

  @Test
  void pathWithEqualsSign_namesTheFile() {
    assertThat(AgentArgument.parse("/etc/a=b,c").configFile()).contains("/etc/a=b,c");
  }

  @Test
  void keys_overrideAndListsKeepTheirCommas() {
    assertThat(AgentArgument.parse("config=/x,loader.keks=a,b,agent.plaintext=deny"))
        .isEqualTo(
            new AgentArgument(
                Optional.of("/x"), Map.of("loader.keks", "a,b", "agent.plaintext", "deny")));
  }
}
