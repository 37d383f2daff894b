package io.bulla.agent.core;

import static io.bulla.agent.core.PlaintextPolicy.ALLOW;
import static io.bulla.agent.core.PlaintextPolicy.DENY;
import static io.bulla.agent.core.PlaintextPolicy.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaintextPoliciesTest {
  @TempDir Path temp;
  private Path directory;
  private Path outside;

  @BeforeEach
  void makeDirectories() throws IOException {
    directory = Files.createDirectories(temp.resolve("directory"));
    outside = Files.createDirectories(temp.resolve("outside"));
  }

  @Test
  void lowestDirectory_counts() throws IOException {
    PlaintextPolicies policies =
        policies(
            "plaintext", "warn", "plaintext.deny", "directory", "plaintext.allow", "directory/a");
    assertThat(of(policies, directory.resolve("m"))).isEqualTo(DENY);
    assertThat(of(policies, directory.resolve("a/m"))).isEqualTo(ALLOW);
    assertThat(of(policies, directory.resolve("ab/m"))).isEqualTo(DENY);
    assertThat(of(policies, temp.resolve("directory2/m"))).isEqualTo(WARN);
  }

  @Test
  void bytes_areUnderTheDefault() throws IOException {
    assertThat(policies("plaintext.deny", "/").of(Optional.empty()).policy()).isEqualTo(ALLOW);
    assertThat(policies("plaintext", "deny", "plaintext.allow", "/").of(Optional.empty()).policy())
        .isEqualTo(DENY);
  }

  @Test
  void linkOutOfADirectoryThatDenies_isDenied_andSoIsOneIntoIt() throws IOException {
    PlaintextPolicies policies = policies("plaintext.deny", "directory");
    Path out = Files.createSymbolicLink(directory.resolve("out"), outside.resolve("m"));
    Path into = Files.createSymbolicLink(outside.resolve("into"), directory.resolve("m"));
    assertThat(of(policies, out)).isEqualTo(DENY);
    assertThat(of(policies, into)).isEqualTo(DENY);
    assertThat(of(policies, outside.resolve("m"))).isEqualTo(ALLOW);
  }

  @Test
  void linkFromADirectoryThatAllows_isNoWayToWhatIsDeniedByDefault() throws IOException {
    PlaintextPolicies policies = policies("plaintext", "deny", "plaintext.allow", "directory");
    Path out = Files.createSymbolicLink(directory.resolve("out"), outside.resolve("m"));
    Path into = Files.createSymbolicLink(outside.resolve("into"), directory.resolve("m"));
    assertThat(of(policies, out)).isEqualTo(DENY);
    assertThat(of(policies, into)).isEqualTo(ALLOW);
  }

  @Test
  void directoryThatIsALink_standsForItsTarget() throws IOException {
    Files.createSymbolicLink(temp.resolve("link"), outside);
    assertThat(of(policies("plaintext.deny", "link"), outside.resolve("m"))).isEqualTo(DENY);
  }

  @Test
  void severalDirectories_areListedWithCommas() throws IOException {
    PlaintextPolicies policies = policies("plaintext.deny", " directory , outside,");
    assertThat(of(policies, directory.resolve("m"))).isEqualTo(DENY);
    assertThat(of(policies, outside.resolve("m"))).isEqualTo(DENY);
  }

  @Test
  void directoryUnderTwoPolicies_isRefused() {
    assertThatThrownBy(
            () -> policies("plaintext.deny", "directory", "plaintext.warn", "directory/."))
        .isInstanceOfSatisfying(
            InvalidAgentSettingException.class,
            e -> assertThat(e.key()).isEqualTo("agent.plaintext.deny"))
        .hasMessageContaining("agent.plaintext.warn names too");
  }

  private PlaintextPolicies policies(String... keysAndValues) {
    Map<String, String> section = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      section.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return AgentSettings.of(section, temp).plaintext();
  }

  private static PlaintextPolicy of(PlaintextPolicies policies, Path file) throws IOException {
    return policies.of(Optional.of(file)).policy();
  }
}
