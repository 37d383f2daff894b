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
    return in(
        loader,
        KekBackendFactory.class,
        KekBackendFactory::spiVersion,
        KekBackendFactory.SPI_VERSION);
  }

  static List<CryptoModuleFactory> modulesIn(ClassLoader loader) throws ExtensionException {
    return in(
        loader,
        CryptoModuleFactory.class,
        CryptoModuleFactory::spiVersion,
        KekBackendFactory.SPI_VERSION);
  }

  static <T> List<T> in(ClassLoader loader, ServiceKind<T> kind) throws ExtensionException {
    return in(loader, kind.type(), kind.versionOf(), kind.spiVersion());
  }

  private static <T> List<T> in(
      ClassLoader loader, Class<T> service, ToIntFunction<T> spiVersion, int due)
      throws ExtensionException {
    List<T> factories = new ArrayList<>();
    try {
      ServiceLoader.load(service, loader).forEach(factories::add);
      for (T factory : factories) {
        requireSpiVersion(spiVersion.applyAsInt(factory), due);
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new ExtensionException("its classes cannot be loaded: " + e.getMessage(), e);
    }
    return List.copyOf(factories);
  }

  private static void requireSpiVersion(int version, int due) throws ExtensionException {
    if (version != due) {
      throw new ExtensionException(
          "it was built for version "
              + version
              + " of the backend interface, this is version "
              + due
              + "; install the one that belongs to this Bulla");
    }
  }
}
