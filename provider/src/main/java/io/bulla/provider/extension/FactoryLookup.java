package io.bulla.provider.extension;

import io.bulla.provider.spi.KekBackendFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the factories that a class loader offers, and checks that they speak this core's SPI. */
final class FactoryLookup {
  private FactoryLookup() {}

  static List<KekBackendFactory> in(ClassLoader loader) throws ExtensionException {
    List<KekBackendFactory> factories = new ArrayList<>();
    try {
      ServiceLoader.load(KekBackendFactory.class, loader).forEach(factories::add);
      for (KekBackendFactory factory : factories) {
        requireSpiVersion(factory);
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new ExtensionException("its backend cannot be loaded: " + e.getMessage(), e);
    }
    return List.copyOf(factories);
  }

  private static void requireSpiVersion(KekBackendFactory factory) throws ExtensionException {
    if (factory.spiVersion() != KekBackendFactory.SPI_VERSION) {
      throw new ExtensionException(
          "it was built for version "
              + factory.spiVersion()
              + " of the backend interface, this is version "
              + KekBackendFactory.SPI_VERSION
              + "; install the one that belongs to this Bulla");
    }
  }
}
