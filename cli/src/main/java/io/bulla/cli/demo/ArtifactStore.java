package io.bulla.cli.demo;

import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.ProgressBar;
import io.bulla.cli.terminal.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where pinned artifacts are: the local Maven repository, the demo's cache, else a remote
 * repository.
 *
 * <p>The SHA-256 is checked on every use; a local file that does not match is passed over, a
 * download that does not match is refused. Not safe for threads.
 */
final class ArtifactStore {
  private final Path localMavenRepository;
  private final Path cache;
  private final Download download;
  private final Console console;

  ArtifactStore(Path localMavenRepository, Path cache, Download download, Console console) {
    this.localMavenRepository = localMavenRepository;
    this.cache = cache;
    this.download = download;
    this.console = console;
  }

  /** A local, verified file for each artifact, fetched where it is not there yet. */
  Map<Artifact, Path> locate(List<Artifact> artifacts) throws IOException {
    Map<Artifact, Path> found = new LinkedHashMap<>();
    List<Artifact> missing = new ArrayList<>();
    for (Artifact artifact : artifacts) {
      Path file = findLocally(artifact);
      if (file == null) {
        missing.add(artifact);
      } else {
        found.put(artifact, file);
      }
    }
    found.putAll(fetch(missing));
    return found;
  }

  private @Nullable Path findLocally(Artifact artifact) throws IOException {
    for (Path root : List.of(localMavenRepository, cache)) {
      Path file = root.resolve(artifact.path());
      if (isIntact(file, artifact)) {
        return file;
      }
    }
    return null;
  }

  private static boolean isIntact(Path file, Artifact artifact) throws IOException {
    return Files.isReadable(file)
        && Files.size(file) == artifact.lengthBytes()
        && Sha256.of(file).equals(artifact.sha256());
  }

  private Map<Artifact, Path> fetch(List<Artifact> missing) throws IOException {
    Map<Artifact, Path> fetched = new LinkedHashMap<>();
    long totalBytes = missing.stream().mapToLong(Artifact::lengthBytes).sum();
    if (!missing.isEmpty()) {
      console.remark(
          String.format(
              Locale.ROOT,
              "Fetching %d files (%s) from %s",
              missing.size(),
              Sizes.bytes(totalBytes),
              download.repository()));
    }
    try (ProgressBar bar = console.progress("fetching", totalBytes)) {
      for (Artifact artifact : missing) {
        fetched.put(artifact, download.fetch(artifact, cache.resolve(artifact.path()), bar));
      }
    }
    return fetched;
  }
}
