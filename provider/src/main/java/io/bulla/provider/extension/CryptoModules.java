package io.bulla.provider.extension;

import io.bulla.provider.spi.CryptoModuleFactory;
import io.bulla.provider.spi.KekException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The JCA providers that class loaders offer for the cryptography of models: by a factory, or,
 * where a library has none, as services themselves. Nothing is started that is not asked for.
 *
 * @param loaders the core's, and those of the extensions
 * @param approvedOnly the mode in which modules are started
 */
record CryptoModules(List<ClassLoader> loaders, boolean approvedOnly) {

  /** The provider of this name. */
  Optional<Provider> named(String name) throws ExtensionException, KekException {
    for (CryptoModuleFactory factory : factories()) {
      if (factory.providerName().equals(name)) {
        return Optional.of(factory.start(approvedOnly));
      }
    }
    return services().stream().filter(provider -> provider.getName().equals(name)).findFirst();
  }

  /** The only one that is validated. */
  Provider validated() throws ExtensionException, KekException {
    List<CryptoModuleFactory> validated =
        factories().stream().filter(CryptoModuleFactory::isValidated).toList();
    if (validated.size() != 1) {
      throw new ExtensionException(
          "approved-only needs one extension with a validated module, and there are "
              + validated.stream().map(CryptoModuleFactory::providerName).toList()
              + "; set extensions.dir to the directory 'extensions' of the distribution");
    }
    return validated.get(0).start(approvedOnly);
  }

  private List<CryptoModuleFactory> factories() throws ExtensionException {
    List<CryptoModuleFactory> factories = new ArrayList<>();
    for (ClassLoader loader : loaders) {
      factories.addAll(FactoryLookup.modulesIn(loader));
    }
    return factories;
  }

  /** Those that the jars of extensions hold, not those that any loader sees. */
  private List<Provider> services() throws ExtensionException {
    try {
      return loaders.stream()
          .filter(ExtensionClassLoader.class::isInstance)
          .flatMap(CryptoModules::ownServices)
          .toList();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new ExtensionException("a JCA provider cannot be loaded: " + e.getMessage(), e);
    }
  }

  private static java.util.stream.Stream<Provider> ownServices(ClassLoader loader) {
    return ServiceLoader.load(Provider.class, loader).stream()
        .filter(service -> service.type().getClassLoader() == loader)
        .map(ServiceLoader.Provider::get);
  }
}
