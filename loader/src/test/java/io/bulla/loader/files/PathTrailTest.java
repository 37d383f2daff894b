package io.bulla.loader.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathTrailTest {
  @TempDir Path temp;
  private Path directory;

  @BeforeEach
  void begin() throws IOException {
    directory = temp.toRealPath();
  }

  @Test
  void fileWithoutLinks_hasOneName() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(PathTrail.of(file).names()).containsExactly(file);
  }

  @Test
  void whatDoesNotExist_hasItsName() throws IOException {
    Path absent = directory.resolve("a/b");
    assertThat(PathTrail.of(absent).names()).containsExactly(absent);
  }

  @Test
  void eachLinkOnTheWay_givesAName_andTheRealOneIsLast() throws IOException {
    Path real = Files.createFile(Files.createDirectory(directory.resolve("real")).resolve("file"));
    Path middle = Files.createSymbolicLink(directory.resolve("middle"), Path.of("real"));
    Path first = Files.createDirectory(directory.resolve("first")).resolve("link");
    Files.createSymbolicLink(first, middle.resolve("file"));
    PathTrail trail = PathTrail.of(first);
    assertThat(trail.names()).containsExactly(first, middle.resolve("file"), real);
    assertThat(trail.real()).isEqualTo(first.toRealPath());
  }

  /** The kernel goes up from where the link leads to, and not from where it stands. */
  @Test
  void parentOfALink_isThatOfItsTarget() throws IOException {
    Path deep = Files.createDirectories(directory.resolve("a/b"));
    Path target = Files.createFile(directory.resolve("a/file"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), deep);
    PathTrail trail = PathTrail.of(link.resolve("../file"));
    assertThat(trail.real()).isEqualTo(target);
    assertThat(trail.names()).contains(directory.resolve("file"));
  }

  @Test
  void linksInACircle_areAnError() throws IOException {
    Path one = directory.resolve("one");
    Files.createSymbolicLink(directory.resolve("other"), one);
    Files.createSymbolicLink(one, directory.resolve("other"));
    assertThatExceptionOfType(FileSystemLoopException.class).isThrownBy(() -> PathTrail.of(one));
  }
}
