package io.bulla.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {
  @TempDir Path parent;

  @Test
  void temporaryDirectory_isPrivateAndGoneAtTheEnd() throws IOException {
    Path path;
    try (PrivateDirectory directory = PrivateDirectory.temporary()) {
      path = directory.path();
      assertThat(mode(path)).isEqualTo("rwx------");
      Files.writeString(directory.directory("keys").resolve("pin"), "1234");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void temporaryDirectory_isGoneAfterAnInterruptionToo() throws IOException {
    PrivateDirectory directory = PrivateDirectory.temporary();
    Files.writeString(directory.path().resolve("pin"), "1234");
    Thread.currentThread().interrupt();
    directory.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(directory.path()).doesNotExist();
  }

  @Test
  void wipedFile_holdsZeros() throws IOException {
    Path tree = Files.createDirectory(parent.resolve("tree"));
    Path file = Files.write(tree.resolve("secret"), new byte[] {1, 2, 3});
    Path otherName = Files.createLink(parent.resolve("link"), file);
    PrivateDirectory.wipe(tree);
    assertThat(otherName).hasBinaryContent(new byte[3]);
  }

  @Test
  void keptDirectory_staysAndMustBeNew() throws IOException {
    Path path = parent.resolve("kept");
    PrivateDirectory.kept(path).close();
    assertThat(mode(path)).isEqualTo("rwx------");
    assertThatThrownBy(() -> PrivateDirectory.kept(path))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
