package io.bulla.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The artifacts that the demo needs, from {@code artifacts.properties}. */
final class ArtifactCatalog {
  private static final String RESOURCE = "artifacts.properties";

  private ArtifactCatalog() {}

  /** All artifacts, in the order of their paths. */
  static List<Artifact> artifacts() {
    Properties pinned = new Properties();
    try (InputStream resource =
        Objects.requireNonNull(ArtifactCatalog.class.getResourceAsStream(RESOURCE))) {
      pinned.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pinned.stringPropertyNames().stream()
        .sorted()
        .map(path -> parse(path, pinned.getProperty(path)))
        .toList();
  }

  private static Artifact parse(String path, String value) {
    String[] words = value.strip().split(" ", 3);
    Artifact.Role role = Artifact.Role.valueOf(words[2].toUpperCase(Locale.ROOT));
    return new Artifact(path, words[0], Long.parseLong(words[1]), role);
  }
}
