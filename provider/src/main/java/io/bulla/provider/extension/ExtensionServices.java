package io.bulla.provider.extension;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Services of other SPIs, from the extensions of a configuration: found by the same rules as
 * backends of KEKs. Only an extension that says in its file {@code offers} that it offers a service
 * is opened for it. Safe for several threads.
 */
public final class ExtensionServices {
  private final Optional<Path> directory;
  private final boolean approvedOnly;

  private ExtensionServices(Optional<Path> directory, boolean approvedOnly) {
    this.directory = directory;
    this.approvedOnly = approvedOnly;
  }

  /** Those in {@code extensions.dir}, else in the distribution. */
  public static ExtensionServices of(Configuration configuration) {
    return new ExtensionServices(
        Distribution.extensionsOf(configuration), configuration.approvedOnly());
  }

  /**
   * The factory of one service; empty if no extension offers it.
   *
   * @param name as {@link ServiceKind#nameOf} has it
   * @throws KekException of kind {@code REFUSED} if an extension is broken that offers it or may do
   *     so, or several offer it
   */
  public <T> Optional<T> find(ServiceKind<T> kind, String name) throws KekException {
    try {
      return directory.isEmpty() ? Optional.empty() : find(kind, name, directory.get());
    } catch (ExtensionException e) {
      throw new KekException(Kind.REFUSED, String.valueOf(e.getMessage()), e);
    }
  }

  /** What to do where {@link #find} finds nothing: a directory to move; empty if there is none. */
  public Optional<Path> optional(String name) {
    return directory.flatMap(extensions -> Distribution.optional(extensions, name));
  }

  /** The names of all services of a kind that the extensions say they offer, in order. */
  public List<String> names(ServiceKind<?> kind) throws KekException {
    try {
      return directory.isEmpty() ? List.of() : names(kind, directory.get());
    } catch (ExtensionException e) {
      throw new KekException(Kind.REFUSED, String.valueOf(e.getMessage()), e);
    }
  }

  private static List<String> names(ServiceKind<?> kind, Path directory) throws ExtensionException {
    List<String> names = new ArrayList<>();
    for (ExtensionDirectory extension : Extensions.directoriesIn(directory)) {
      extension.offers().ifPresent(offers -> names.addAll(offers.services(kind.word())));
    }
    return names.stream().sorted().distinct().toList();
  }

  private <T> Optional<T> find(ServiceKind<T> kind, String name, Path directory)
      throws ExtensionException {
    Map<String, T> serving = new TreeMap<>();
    for (ExtensionDirectory extension : Extensions.directoriesIn(directory)) {
      if (offers(extension, kind, name)) {
        serving.put(extension.name(), offered(extension, kind, name));
      }
    }
    if (serving.size() > 1) {
      throw new ExtensionException(
          "the extensions "
              + serving.keySet()
              + " all offer the "
              + kind.word()
              + " "
              + name
              + "; remove all but one");
    }
    return serving.values().stream().findFirst();
  }

  private static boolean offers(ExtensionDirectory extension, ServiceKind<?> kind, String name)
      throws ExtensionException {
    try {
      return extension
          .offers()
          .filter(offers -> offers.services(kind.word()).contains(name))
          .isPresent();
    } catch (ExtensionException e) {
      throw naming(extension, e);
    }
  }

  private <T> T offered(ExtensionDirectory extension, ServiceKind<T> kind, String name)
      throws ExtensionException {
    try {
      ExtensionClassLoader loader =
          LoadedExtensions.loaderOf(extension, approvedOnly, List.of(Spi.of(kind.type())));
      return FactoryLookup.in(loader, kind).stream()
          .filter(factory -> kind.nameOf().apply(factory).equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new ExtensionException(
                      "its file "
                          + Offers.FILE_NAME
                          + " says that it offers the "
                          + kind.word()
                          + " "
                          + name
                          + ", and it does not"));
    } catch (ExtensionException e) {
      throw naming(extension, e);
    }
  }

  private static ExtensionException naming(ExtensionDirectory extension, ExtensionException e) {
    return new ExtensionException(
        "the extension " + extension.name() + " is broken: " + e.getMessage(), e);
  }
}
