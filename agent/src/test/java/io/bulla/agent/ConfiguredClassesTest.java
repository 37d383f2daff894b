package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredClassesTest {
  private static final String POINT = "com.acme.Engine$Inner#load(Ljava/lang/String;)V@0:path";
  private static final String NAME = "com/acme/Engine$Inner";

  @TempDir Path directory;

  @Test
  void classes_areFoundInTheArgument() {
    String argument =
        "agent.load-points=" + POINT + ", other.Engine#load([B)V@0:bytes,agent.verbose=true";
    assertThat(ConfiguredClasses.named(argument, Map.of()))
        .containsExactlyInAnyOrder(NAME, "other/Engine");
  }

  @Test
  void classes_areFoundInTheEnvironment_butNotBehindAnArgument() {
    Map<String, String> environment = Map.of("BULLA_AGENT_LOAD_POINTS", POINT);
    assertThat(ConfiguredClasses.named("", environment)).containsExactly(NAME);
    assertThat(ConfiguredClasses.named("agent.load-points=", environment)).isEmpty();
  }

  @Test
  void classes_areFoundInTheFile_howeverItIsNamed() throws Exception {
    Path file = Files.createDirectories(directory.resolve("bulla")).resolve("bulla.properties");
    Files.writeString(file, "# first\nagent.load-points = \\\n  " + POINT + "\n");
    assertThat(ConfiguredClasses.named(file.toString(), Map.of())).containsExactly(NAME);
    assertThat(ConfiguredClasses.named("config=" + file + ",agent.verbose=true", Map.of()))
        .containsExactly(NAME);
    assertThat(ConfiguredClasses.named("", Map.of("BULLA_CONFIG", file.toString())))
        .containsExactly(NAME);
    assertThat(ConfiguredClasses.named("", Map.of("XDG_CONFIG_HOME", directory.toString())))
        .containsExactly(NAME);
    assertThat(ConfiguredClasses.named(directory.resolve("absent").toString(), Map.of())).isEmpty();
  }
}
