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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The extensions of one directory: {@code DIRECTORY/NAME/*.jar}. They are looked through when a
 * scheme is asked for that the core does not serve; those that say that they do not serve it either
 * are left closed. A broken one is kept by name with its reason. Safe for several threads.
 */
final class Extensions {
  private final Map<String, Extension> byName = new TreeMap<>();

  /** Those that cannot even be asked. */
  private final Map<String, String> unreadable = new TreeMap<>();

  static Extensions in(Path directory, boolean approvedOnly) throws ExtensionException {
    Extensions extensions = new Extensions();
    for (ExtensionDirectory extension : directoriesIn(directory)) {
      extensions.add(extension, approvedOnly);
    }
    return extensions;
  }

  static List<ExtensionDirectory> directoriesIn(Path directory) throws ExtensionException {
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
      byName.put(extension.name(), new Extension(extension, approvedOnly));
    } catch (ExtensionException e) {
      unreadable.put(extension.name(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * Those that may offer what is asked for, opened.
   *
   * @param broken gets those that are broken, with the reason
   */
  private Map<String, Extension.Opened> opened(
      Predicate<Offers> asked, Map<String, String> broken) {
    Map<String, Extension.Opened> opened = new TreeMap<>();
    broken.putAll(unreadable);
    for (Map.Entry<String, Extension> extension : byName.entrySet()) {
      try {
        if (extension.getValue().mayOffer(asked)) {
          opened.put(extension.getKey(), extension.getValue().open());
        }
      } catch (ExtensionException e) {
        broken.put(extension.getKey(), String.valueOf(e.getMessage()));
      }
    }
    return opened;
  }

  /**
   * The factory of a scheme; empty if none serves it.
   *
   * @throws ExtensionException if several do, or none and one is broken, which might
   */
  Optional<KekBackendFactory> forScheme(String scheme) throws ExtensionException {
    Map<String, String> broken = new TreeMap<>();
    Map<String, KekBackendFactory> serving = new TreeMap<>();
    Map<String, Extension.Opened> asked =
        opened(offers -> offers.schemes().contains(scheme), broken);
    for (Map.Entry<String, Extension.Opened> extension : asked.entrySet()) {
      for (KekBackendFactory factory : extension.getValue().factories()) {
        if (factory.scheme().equals(scheme)) {
          serving.put(extension.getKey(), factory);
        }
      }
    }
    if (serving.size() > 1) {
      throw new ExtensionException(
          "the extensions "
              + serving.keySet()
              + " all serve '"
              + scheme
              + ":'; remove all but one");
    }
    if (serving.isEmpty() && !broken.isEmpty()) {
      throw new ExtensionException(
          "no extension serves '" + scheme + ":', and these are broken: " + broken);
    }
    return serving.values().stream().findFirst();
  }

  /** The class loaders of those that may have a cipher provider; a broken one is left out. */
  List<ClassLoader> withCipherProvider(Predicate<Set<String>> names) {
    return opened(offers -> names.test(offers.cipherProviders()), new TreeMap<>()).values().stream()
        .<ClassLoader>map(Extension.Opened::loader)
        .toList();
  }

  /** Looks at all of them. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> broken = new TreeMap<>();
    opened(offers -> true, broken)
        .forEach((name, extension) -> findings.add(found(name, extension.factories())));
    broken.forEach((name, reason) -> findings.add(failed(name, reason)));
    return findings;
  }

  private static Finding found(String name, List<KekBackendFactory> served) {
    return new Finding(
        "extension " + name,
        Finding.Status.OK,
        served.isEmpty()
            ? "serves no KEKs"
            : "serves " + served.stream().map(f -> f.scheme() + ":").toList(),
        "");
  }

  private static Finding failed(String name, String reason) {
    return new Finding(
        "extension " + name, Finding.Status.FAIL, reason, "install it anew, or remove it");
  }
}
