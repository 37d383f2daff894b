package io.bulla.loader.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameExchangeTest {
  @TempDir Path temp;

  @Test
  void twoDirectories_changeNames() throws IOException {
    Path one = Files.createDirectory(temp.resolve("one"));
    Path other = Files.createDirectory(temp.resolve("other"));
    Files.createFile(one.resolve("of-one"));
    assertThat(NameExchange.exchange(one, other)).isTrue();
    assertThat(other.resolve("of-one")).exists();
    assertThat(one).isEmptyDirectory();
  }

  @Test
  void aNameThatIsNotThere_exchangesNothing() throws IOException {
    Path one = Files.createDirectory(temp.resolve("one"));
    assertThat(NameExchange.exchange(one, temp.resolve("none"))).isFalse();
    assertThat(one).exists();
  }
}
