package io.bulla.provider.extension;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackendFactory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The extensions of one directory: {@code DIRECTORY/NAME/*.jar}. They are looked through when a
 * scheme is asked for that the core does not serve. A broken one is kept by name with its reason.
 */
final class Extensions {
  private final Map<String, List<KekBackendFactory>> factories = new TreeMap<>();
  private final Map<String, ExtensionClassLoader> loaders = new TreeMap<>();
  private final Map<String, String> broken = new TreeMap<>();

  static Extensions scan(Path directory, boolean approvedOnly) throws ExtensionException {
    Extensions extensions = new Extensions();
    for (ExtensionDirectory extension : directoriesIn(directory)) {
      extensions.add(extension, approvedOnly);
    }
    return extensions;
  }

  private static List<ExtensionDirectory> directoriesIn(Path directory) throws ExtensionException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, Files::isDirectory)) {
      ExtensionDirectory.refuseForeignWriters(directory);
      stream.forEach(paths::add);
    } catch (IOException e) {
      throw new ExtensionException("the extensions directory cannot be read: " + e, e);
    }
    Collections.sort(paths);
    return paths.stream().map(ExtensionDirectory::new).toList();
  }

  private void add(ExtensionDirectory extension, boolean approvedOnly) {
    try {
      ExtensionClassLoader loader = LoadedExtensions.loaderOf(extension, approvedOnly);
      factories.put(extension.name(), FactoryLookup.backendsIn(loader));
      loaders.put(extension.name(), loader);
    } catch (ExtensionException e) {
      broken.put(extension.name(), String.valueOf(e.getMessage()));
    }
  }

  Optional<KekBackendFactory> forScheme(String scheme) throws ExtensionException {
    List<String> names = new ArrayList<>();
    Optional<KekBackendFactory> found = Optional.empty();
    for (Map.Entry<String, List<KekBackendFactory>> extension : factories.entrySet()) {
      for (KekBackendFactory factory : extension.getValue()) {
        if (factory.scheme().equals(scheme)) {
          names.add(extension.getKey());
          found = Optional.of(factory);
        }
      }
    }
    if (names.size() > 1) {
      throw new ExtensionException(
          "the extensions " + names + " all serve '" + scheme + ":'; remove all but one");
    }
    return found;
  }

  List<ExtensionClassLoader> loaders() {
    return List.copyOf(loaders.values());
  }

  Map<String, String> broken() {
    return Collections.unmodifiableMap(broken);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    factories.forEach(
        (name, served) ->
            findings.add(
                new Finding(
                    "extension " + name,
                    Finding.Status.OK,
                    served.isEmpty()
                        ? "serves no KEKs"
                        : "serves " + served.stream().map(f -> f.scheme() + ":").toList(),
                    "")));
    broken.forEach(
        (name, reason) ->
            findings.add(
                new Finding(
                    "extension " + name,
                    Finding.Status.FAIL,
                    reason,
                    "install it anew, or remove it")));
    return findings;
  }
}
