package io.bulla.provider.extension;

import io.bulla.provider.config.Configuration;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Finds {@code extensions/} of the distribution in whose {@code lib/} this code's jar lies. */
final class Distribution {
  private Distribution() {}

  /** Where a configuration has extensions: in {@code extensions.dir}, else the distribution. */
  static Optional<Path> extensionsOf(Configuration configuration) {
    Optional<Path> configured = configuration.extensionsDirectory();
    return configured.isPresent() ? configured : extensionsDirectory().filter(Files::isDirectory);
  }

  private static Optional<Path> extensionsDirectory() {
    Optional<Path> jar = jar();
    Path lib = jar.isPresent() ? jar.get().getParent() : null;
    Path root = lib == null ? null : lib.getParent();
    return root == null ? Optional.empty() : Optional.of(root.resolve("extensions"));
  }

  /** An extension that came beside the others and is not among them, by the scheme it is called. */
  static Optional<Path> optional(Path extensions, String scheme) {
    Path directory = extensions.resolveSibling("extensions-optional").resolve(scheme);
    return Files.isDirectory(directory) ? Optional.of(directory) : Optional.empty();
  }

  private static Optional<Path> jar() {
    CodeSource source = Distribution.class.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null || !"file".equals(location.getProtocol())) {
      return Optional.empty();
    }
    try {
      Path jar = Path.of(location.toURI());
      return Files.isRegularFile(jar) ? Optional.of(jar) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty(); // not on this file system: then there is no distribution around it
    }
  }
}
