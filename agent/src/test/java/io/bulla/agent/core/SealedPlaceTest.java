package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.format.FormatLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plaintext files in and around a directory that a manifest makes a sealed model. */
class SealedPlaceTest {
  @TempDir Path root;
  private Path sealed;
  private Path member;

  @BeforeEach
  void makeDirectory() throws IOException {
    root = root.toRealPath();
    sealed = Files.createDirectory(root.resolve("sealed"));
    Files.createFile(sealed.resolve(FormatLimits.MANIFEST_NAME));
    member = Files.createFile(sealed.resolve("m.onnx"));
  }

  @Test
  void fileInside_isFoundAlsoIfItIsMissing() throws IOException {
    assertThat(SealedPlace.of(member)).contains(member);
    Path missing = sealed.resolve("gone.onnx");
    assertThat(SealedPlace.of(missing)).contains(missing);
  }

  @Test
  void fileDeeperThanAnyMember_isInside() throws IOException {
    Path directory =
        Files.createDirectories(sealed.resolve("d/".repeat(FormatLimits.MAX_PATH_PARTS + 1)));
    Path deep = Files.createFile(directory.resolve("plain.onnx"));
    assertThat(SealedPlace.of(deep)).contains(deep);
    assertThat(SealedPlace.ofDirectory(directory)).contains(directory);
  }

  @Test
  void linkFromOutside_leadsInside() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link.onnx"), member);
    assertThat(SealedPlace.of(link)).contains(member);
  }

  @Test
  void linkFromInside_countsAsInside() throws IOException {
    Path blob = Files.createFile(root.resolve("blob"));
    Path link = Files.createSymbolicLink(sealed.resolve("linked.onnx"), blob);
    assertThat(SealedPlace.of(link)).contains(link);
  }

  @Test
  void fileOutside_isNotFound() throws IOException {
    assertThat(SealedPlace.of(Files.createFile(root.resolve("plain.onnx")))).isEmpty();
    assertThat(SealedPlace.of(root.resolve("gone.onnx"))).isEmpty();
  }
}
