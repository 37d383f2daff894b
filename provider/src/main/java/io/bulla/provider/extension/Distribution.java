package io.bulla.provider.extension;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Finds {@code extensions/} of the distribution in whose {@code lib/} this code's jar lies. */
final class Distribution {
  private Distribution() {}

  static Optional<Path> extensionsDirectory() {
    return jar().map(Path::getParent).map(Path::getParent).map(root -> root.resolve("extensions"));
  }

  private static Optional<Path> jar() {
    CodeSource source = Distribution.class.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || !"file".equals(location.getProtocol())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(location.toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty(); // not on this file system: then there is no distribution around it
    }
  }
}
