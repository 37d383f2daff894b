package io.bulla.provider.extension;

import io.bulla.provider.spi.CryptoModuleFactory;
import io.bulla.provider.spi.KekBackendFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.ToIntFunction;

/** Finds the factories that a class loader offers, and checks that they speak this core's SPI. */
final class FactoryLookup {
  private FactoryLookup() {}

  static List<KekBackendFactory> backendsIn(ClassLoader loader) throws ExtensionException {
    return in(loader, KekBackendFactory.class, KekBackendFactory::spiVersion);
  }

  static List<CryptoModuleFactory> modulesIn(ClassLoader loader) throws ExtensionException {
    return in(loader, CryptoModuleFactory.class, CryptoModuleFactory::spiVersion);
  }

  private static <T> List<T> in(ClassLoader loader, Class<T> service, ToIntFunction<T> spiVersion)
      throws ExtensionException {
    List<T> factories = new ArrayList<>();
    try {
      ServiceLoader.load(service, loader).forEach(factories::add);
      for (T factory : factories) {
        requireSpiVersion(spiVersion.applyAsInt(factory));
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new ExtensionException("its classes cannot be loaded: " + e.getMessage(), e);
    }
    return List.copyOf(factories);
  }

  private static void requireSpiVersion(int version) throws ExtensionException {
    if (version != KekBackendFactory.SPI_VERSION) {
      throw new ExtensionException(
          "it was built for version "
              + version
              + " of the backend interface, this is version "
              + KekBackendFactory.SPI_VERSION
              + "; install the one that belongs to this Bulla");
    }
  }
}
