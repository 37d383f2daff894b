package io.bulla.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MavenSettingsTest {
  private static final String CENTRAL = "https://repo1.maven.org/maven2/";

  @TempDir Path home;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void withoutSettings_isMavensDefault() {
    MavenSettings settings = settings();
    assertThat(settings.localRepository()).isEqualTo(home.resolve(".m2/repository"));
    assertThat(settings.repository()).hasToString(CENTRAL);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void localRepositoryAndMirror_areTaken() throws IOException {
    write(
        "<settings xmlns='http://maven.apache.org/SETTINGS/1.0.0'>"
            + "<localRepository>/srv/m2</localRepository><mirrors>"
            + "<mirror><mirrorOf>other</mirrorOf><url>https://other.example/</url></mirror>"
            + "<mirror><mirrorOf>central</mirrorOf><url>https://m.example/maven</url></mirror>"
            + "</mirrors></settings>");
    assertThat(settings().localRepository()).isEqualTo(Path.of("/srv/m2"));
    assertThat(settings().repository()).hasToString("https://m.example/maven/");
  }

  @Test
  void placeholder_isNotUnderstoodAndLeft() throws IOException {
    write("<settings><localRepository>${user.home}/x</localRepository></settings>");
    assertThat(settings().localRepository()).isEqualTo(home.resolve(".m2/repository"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<settings><mirrors>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><settings>&e;</settings>",
        "<settings><mirrors><mirror><mirrorOf>*</mirrorOf><url>not an address</url></mirror>"
            + "</mirrors></settings>"
      })
  void settingsThatCannotBeRead_arePassedOverWithAWarning(String xml) throws IOException {
    write(xml);
    assertThat(settings().repository()).hasToString(CENTRAL);
    assertThat(err.toString(UTF_8)).startsWith("warning: ").contains("settings.xml");
  }

  private MavenSettings settings() {
    PrintStream printer = new PrintStream(err, true, UTF_8);
    return MavenSettings.ofUser(home, new Console(printer, printer, false, () -> true));
  }

  private void write(String xml) throws IOException {
    Files.createDirectories(home.resolve(".m2"));
    Files.writeString(home.resolve(".m2/settings.xml"), xml);
  }
}
