package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.agent.hooks.Handover;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredLoadPointTest {
  private static final String LOAD =
      "com.acme.Engine$Inner#load([JLjava/lang/String;)V@1:named-path";

  @Test
  void entries_areParsedInTheirOrder() {
    assertThat(ConfiguredLoadPoint.parse(LOAD + ", " + LOAD + "!com.acme.Error\n"))
        .containsExactly(expected(Optional.empty()), expected(Optional.of("com.acme.Error")));
    assertThat(ConfiguredLoadPoint.parse(" ")).isEmpty();
  }

  private static ConfiguredLoadPoint expected(Optional<String> refusal) {
    return new ConfiguredLoadPoint(
        "com.acme.Engine$Inner",
        new MethodShape("load", "([JLjava/lang/String;)V"),
        1,
        Handover.NAMED_PATH,
        refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "com.acme.Engine#load@0:path; is not CLASS#METHOD",
        "com.acme.Engine#<init>(I)V@0:path; is not CLASS#METHOD",
        "com.acme.Engine#load(I)V@x:path; is not CLASS#METHOD",
        "com.acme.Engine#load(I)V@0:file; is none of [path, named-path, directory, stream, bytes]",
        "java.nio.file.Files#load(I)V@0:path; is no class of an engine",
        "ai.djl.BaseModel#load(I)V@0:path; has its hooks without it",
      })
  void wrongEntry_isRefusedByName(String entry, String problem) {
    assertThatThrownBy(() -> ConfiguredLoadPoint.parse(entry))
        .isInstanceOfSatisfying(
            InvalidAgentSettingException.class,
            e -> assertThat(e.key()).isEqualTo("agent.load-points"))
        .hasMessageContaining(problem);
  }
}
