package io.bulla.provider.extension;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.kek.BackendFactories;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The backends of the core, and those of extensions, which are looked through only for a scheme
 * that the core does not serve. Safe for use by several threads.
 */
public final class Backends implements BackendFactories {
  private final Optional<Path> directory;
  private final boolean approvedOnly;
  private final Map<String, KekBackendFactory> found = new ConcurrentHashMap<>();
  private @Nullable Extensions extensions;

  private Backends(Optional<Path> directory, boolean approvedOnly) {
    this.directory = directory;
    this.approvedOnly = approvedOnly;
  }

  /** Finds backends as a configuration says: in {@code extensions.dir}, else the distribution. */
  public static Backends of(Configuration configuration) {
    Optional<Path> ofDistribution = Distribution.extensionsDirectory().filter(Files::isDirectory);
    return new Backends(
        configuration.extensionsDirectory().or(() -> ofDistribution), configuration.approvedOnly());
  }

  @Override
  public KekBackendFactory forScheme(String scheme) throws KekException {
    KekBackendFactory factory = found.get(scheme);
    if (factory == null) {
      KekBackendFactory fresh = lookUp(scheme);
      factory = Objects.requireNonNullElse(found.putIfAbsent(scheme, fresh), fresh);
    }
    return factory;
  }

  /** Says which extensions there are, without opening anything. */
  public List<Finding> diagnose() {
    try {
      return directory.isEmpty() ? List.of() : extensionsIn(directory.get()).findings();
    } catch (ExtensionException e) {
      return List.of(
          new Finding(
              "extensions",
              Finding.Status.FAIL,
              String.valueOf(e.getMessage()),
              "set extensions.dir to the directory 'extensions' of the distribution"));
    }
  }

  private KekBackendFactory lookUp(String scheme) throws KekException {
    try {
      Optional<KekBackendFactory> inCore = inCore(scheme);
      if (inCore.isPresent()) {
        return inCore.get();
      }
      if (directory.isEmpty()) {
        throw unserved(scheme, "and there is no extensions directory; set extensions.dir");
      }
      return inExtensions(scheme, directory.get());
    } catch (ExtensionException e) {
      throw new KekException(Kind.REFUSED, String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<KekBackendFactory> inCore(String scheme) throws ExtensionException {
    ClassLoader core = Objects.requireNonNull(KekBackendFactory.class.getClassLoader());
    return FactoryLookup.in(core).stream()
        .filter(factory -> factory.scheme().equals(scheme))
        .findFirst();
  }

  private KekBackendFactory inExtensions(String scheme, Path directory)
      throws ExtensionException, KekException {
    Extensions all = extensionsIn(directory);
    Optional<KekBackendFactory> factory = all.forScheme(scheme);
    if (factory.isEmpty() && !all.broken().isEmpty()) {
      throw new ExtensionException(
          "no extension serves '" + scheme + ":', and these are broken: " + all.broken());
    }
    return factory.orElseThrow(
        () -> unserved(scheme, "and none of the extensions in " + directory + " does"));
  }

  private synchronized Extensions extensionsIn(Path directory) throws ExtensionException {
    if (extensions == null) {
      extensions = Extensions.scan(directory, approvedOnly);
    }
    return extensions;
  }

  private static KekException unserved(String scheme, String otherwise) {
    return new KekException(
        Kind.BAD_CONFIG, "the core does not serve the scheme '" + scheme + ":', " + otherwise);
  }
}
