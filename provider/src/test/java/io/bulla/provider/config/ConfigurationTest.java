package io.bulla.provider.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("bulla.properties");
  }

  @Test
  void keysAndSections_areRead() throws Exception {
    Configuration read =
        load(
            """
            # a comment \\
            kek.models = keystore:keys.bcfks?password-source=file:pass
            kek.models-eu: pkcs11:token=My%20Token;object=m?module-path=/usr/lib/x.so&pin-source=env:P

            approved-only = true
            extensions.dir = ext
            loader.threads = 4
            loader.keks = models,\\
              models-eu
            """);
    assertThat(read.keks()).containsOnlyKeys("models", "models-eu");
    assertThat(read.keks().get("models").uri().path())
        .isEqualTo(directory.resolve("keys.bcfks").toString());
    assertThat(read.keks().get("models-eu").uri().attributes()).containsEntry("token", "My Token");
    assertThat(read.approvedOnly()).isTrue();
    assertThat(read.extensionsDirectory()).contains(directory.resolve("ext"));
    assertThat(read.section("loader"))
        .isEqualTo(Map.of("threads", "4", "keks", "models,models-eu"));
    assertThat(read.locate("loader.keks")).isEqualTo(file + ":8: loader.keks");
  }

  @Test
  void override_beatsEnvironment_beatsFile() throws Exception {
    Files.writeString(file, "loader.threads = 1\nkek.a-b = keystore:one\nagent.log = f\n");
    Configuration read =
        Configuration.load(
            file,
            Map.of(
                "BULLA_LOADER_THREADS", "2", "BULLA_KEK_A_B", "keystore:two", "BULLA_CONFIG", "x"),
            Map.of("loader.threads", "3"));
    assertThat(read.section("loader")).containsEntry("threads", "3");
    assertThat(read.keks().get("a-b").uri().path()).endsWith("two");
    assertThat(read.keks().get("a-b").origin())
        .isEqualTo("environment variable BULLA_KEK_A_B: kek.a-b");
    assertThat(read.section("agent")).containsEntry("log", "f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "verbose", "log", "plaintext", "engine.untested"})
  void keyOfTheAgent_hasAnEnvironmentForm(String key) throws Exception {
    Files.writeString(file, "");
    String variable = "BULLA_AGENT_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    Configuration read = Configuration.load(file, Map.of(variable, "v"), Map.of());
    assertThat(read.section("agent")).isEqualTo(Map.of(key, "v"));
  }

  @Test
  void unknownKey_namesFileLineAndKey() {
    assertRefused("\nloader.threads=1\naproved-only=true\n", file + ":3: aproved-only: ");
  }

  @Test
  void unknownOverride_isRefused() throws IOException {
    Files.writeString(file, "");
    assertThatThrownBy(() -> Configuration.load(file, Map.of(), Map.of("kez.a", "b")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("override: kez.a: ");
  }

  @Test
  void keySetTwice_namesBothLines() {
    assertRefused("agent.log=a\n\nagent.log=b\n", file + ":3: agent.log: is set twice, first at ");
  }

  @Test
  void brokenValue_namesItsPlace() {
    assertRefused("approved-only=yes", file + ":1: approved-only: is neither true nor false");
    assertRefused("kek.Models=keystore:x", file + ":1: kek.Models: ");
    assertRefused("agent.log=\\uZZ", file + ":1: is no line of a properties file");
  }

  @Test
  void missingFile_saysWhatToDo() {
    assertThatThrownBy(() -> Configuration.load(file, Map.of(), Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("bulla init");
  }

  @Test
  void pinInAUri_isRefusedAndNotRepeated() {
    assertThatThrownBy(() -> load("kek.a = pkcs11:token=t?pin-value=canary1234"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(file + ":1: kek.a: ")
        .hasMessageContaining("pin-source")
        .hasMessageNotContaining("canary1234");
    assertThatThrownBy(() -> load("kek.a = keystore:f?password-source=canary1234"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageNotContaining("canary1234");
  }

  @Test
  void defaultFile_isThatOfTheEnvironment() {
    assertThat(Configuration.defaultFile(Map.of("BULLA_CONFIG", "/c"))).isEqualTo(Path.of("/c"));
    assertThat(Configuration.defaultFile(Map.of("XDG_CONFIG_HOME", "/x")))
        .isEqualTo(Path.of("/x/bulla/bulla.properties"));
    assertThat(Configuration.defaultFile(Map.of("XDG_CONFIG_HOME", "/x", "HOME", "/h")))
        .isEqualTo(Path.of("/x/bulla/bulla.properties"));
    assertThat(Configuration.defaultFile(Map.of("HOME", "/h")))
        .isEqualTo(Path.of("/h/.config/bulla/bulla.properties"));
    assertThat(Configuration.defaultFile(Map.of("HOME", "relative")))
        .isEqualTo(Configuration.defaultFile(Map.of()));
    assertThat(Configuration.defaultFile(Map.of()))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".config/bulla/bulla.properties"));
  }

  private void assertRefused(String text, String messageStart) {
    assertThatThrownBy(() -> load(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(messageStart);
  }

  private Configuration load(String text) throws IOException, ConfigurationException {
    Files.writeString(file, text);
    return Configuration.load(file, Map.of(), Map.of());
  }
}
