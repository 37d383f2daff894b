package io.bulla.cli.bench;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A sealed model whose loading is timed. Its header was looked at and no key used, so nothing of
 * this is authenticated yet. Immutable.
 *
 * @param path the file or directory
 * @param segmentSizeBytes ciphertext segment size
 * @param files the sealed files
 * @param sealedBytes their length
 */
record ModelUnderTest(Path path, int segmentSizeBytes, List<Path> files, long sealedBytes) {
  ModelUnderTest {
    files = List.copyOf(files);
  }

  /** Looks at it, and refuses what has nothing to load. */
  static ModelUnderTest of(Path path) throws IOException {
    ModelInfo info = ModelInspector.inspect(path);
    if (!info.memberPath().isEmpty()) {
      throw new Failure(
          ExitCode.IDENTITY,
          path + ": is a member of a sealed model, " + info.memberPath(),
          "name the model's directory");
    }
    if (!Files.isDirectory(path) && info.plaintextLengthBytes() == 0) {
      throw empty(path);
    }
    Path root = info.kind().equals("manifest") ? directoryOf(path) : path;
    List<Path> files = sealedFiles(root);
    long sealedBytes = 0;
    for (Path file : files) {
      sealedBytes += Files.size(file);
    }
    return new ModelUnderTest(root, info.segmentSizeBytes(), files, sealedBytes);
  }

  /** A manifest stands for all of its directory, where the manifest itself is. */
  private static Path directoryOf(Path path) throws IOException {
    return Files.isDirectory(path) ? path : Objects.requireNonNull(path.toRealPath().getParent());
  }

  static Failure empty(Path path) {
    return new Failure(
        ExitCode.USAGE,
        path + ": the model is empty: there is nothing to load, and so no time that it takes",
        "name a model that has content");
  }

  private static List<Path> sealedFiles(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      return sealedFiles(files.filter(Files::isRegularFile));
    }
  }

  /** Each once, though links lead to it on several ways, as in a volume of Kubernetes. */
  private static List<Path> sealedFiles(Stream<Path> files) throws IOException {
    Set<Path> sealed = new LinkedHashSet<>();
    for (Path file : files.toList()) {
      if (SealedModel.isSealed(file)) {
        sealed.add(file.toRealPath());
      }
    }
    return List.copyOf(sealed);
  }
}
