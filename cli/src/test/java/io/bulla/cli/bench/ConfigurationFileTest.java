package io.bulla.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  private static final Map<String, String> SETTINGS = settings();

  @TempDir Path directory;

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("loader.cipher-engine", "Conscrypt");
    settings.put("loader.threads", "2");
    return settings;
  }

  private Path file(String text, String mode) throws IOException {
    Path file = Files.writeString(directory.resolve("bulla.properties"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void keysAreSet_andAllElseStays() throws IOException {
    Path file = file("# größe\r\nkek.models = keystore:k\r\nloader.threads = 8\r\n", "rw-r-----");
    assertThat(new ConfigurationFile(file).set(SETTINGS)).isTrue();
    assertThat(Files.readString(file).split("\r\n", -1))
        .containsExactly(
            "# größe",
            "kek.models = keystore:k",
            "loader.threads = 2",
            "loader.cipher-engine = Conscrypt",
            "");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactly("bulla.properties");
  }

  @Test
  void fileThatSaysSoAlready_isNotTouched() throws IOException {
    Path file = file("loader.cipher-engine=Conscrypt\nloader.threads=2\n", "rw-------");
    Object before = Files.readAttributes(file, "unix:ino").get("ino");
    assertThat(new ConfigurationFile(file).set(SETTINGS)).isFalse();
    assertThat(Files.readAttributes(file, "unix:ino")).containsEntry("ino", before);
  }

  @Test
  void fileBehindALink_isReplacedAndTheLinkStays() throws IOException {
    Path file = file("x = 1\n", "rw-------");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file.getFileName());
    new ConfigurationFile(link).set(SETTINGS);
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).startsWith("x = 1\n").contains("loader.threads = 2\n");
  }

  @Test
  void fileThatIsNoText_isLeftAsItIs() throws IOException {
    byte[] bytes = {'x', '=', (byte) 0xff, '\n'};
    Path file = Files.write(directory.resolve("bulla.properties"), bytes);
    assertThatThrownBy(() -> new ConfigurationFile(file).set(SETTINGS))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(names()).containsExactly("bulla.properties");
  }
}
