package io.bulla.provider.extension;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.kek.BackendFactories;
import io.bulla.provider.pkcs11.Pkcs11BackendFactory;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.file.Path;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The backends of the core, and those of extensions, which are looked through only for a scheme
 * that the core does not serve, and opened only if they may serve it. Safe for use by several
 * threads.
 */
public final class Backends implements BackendFactories {
  /** Asked first: to look for others through the class path would delay the first key. */
  private static final KekBackendFactory BUILT_IN = new Pkcs11BackendFactory();

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
    return new Backends(Distribution.extensionsOf(configuration), configuration.approvedOnly());
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

  /** Says which extensions there are and what each serves: looks at all, and opens no KEK. */
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
    if (BUILT_IN.scheme().equals(scheme)) {
      return Optional.of(BUILT_IN);
    }
    return FactoryLookup.backendsIn(core()).stream()
        .filter(factory -> factory.scheme().equals(scheme))
        .findFirst();
  }

  private static ClassLoader core() {
    return Objects.requireNonNull(KekBackendFactory.class.getClassLoader());
  }

  /**
   * Starts the JCA provider of this name, for the ciphers of models, if an extension has it.
   *
   * @throws KekException if it does not start, or the extensions cannot be looked through
   */
  public Optional<Provider> cipherProvider(String name) throws KekException {
    try {
      return modules(names -> names.contains(name)).named(name);
    } catch (ExtensionException e) {
      throw new KekException(Kind.REFUSED, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Starts the validated module, in approved-only mode where the configuration asks for it.
   *
   * @throws KekException if there is none, or more than one, or it does not start
   */
  public Provider validatedModule() throws KekException {
    try {
      return modules(names -> !names.isEmpty()).validated();
    } catch (ExtensionException e) {
      throw new KekException(Kind.REFUSED, String.valueOf(e.getMessage()), e);
    }
  }

  private CryptoModules modules(Predicate<Set<String>> names) throws ExtensionException {
    List<ClassLoader> loaders = new ArrayList<>();
    loaders.add(core());
    if (directory.isPresent()) {
      loaders.addAll(extensionsIn(directory.get()).withCipherProvider(names));
    }
    return new CryptoModules(loaders, approvedOnly);
  }

  private KekBackendFactory inExtensions(String scheme, Path directory)
      throws ExtensionException, KekException {
    return extensionsIn(directory)
        .forScheme(scheme)
        .orElseThrow(
            () ->
                unserved(
                    scheme,
                    "and none of the extensions in "
                        + directory
                        + " does"
                        + Distribution.optional(directory, scheme)
                            .map(optional -> "; move " + optional + " into it")
                            .orElse("")));
  }

  private synchronized Extensions extensionsIn(Path directory) throws ExtensionException {
    if (extensions == null) {
      extensions = Extensions.in(directory, approvedOnly);
    }
    return extensions;
  }

  private static KekException unserved(String scheme, String otherwise) {
    return new KekException(
        Kind.BAD_CONFIG, "the core does not serve the scheme '" + scheme + ":', " + otherwise);
  }
}
