package io.bulla.cli;

import io.bulla.loader.store.ModelStoreFactory;
import io.bulla.loader.store.ModelStores;
import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoreException.Kind;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.extension.ExtensionServices;
import io.bulla.provider.extension.ServiceKind;
import io.bulla.provider.spi.KekException;
import java.nio.file.Path;
import java.util.Optional;

/** Stores of models from the extensions of a configuration. Stateless. */
final class ExtensionStores {
  private static final ServiceKind<ModelStoreFactory> KIND =
      new ServiceKind<>(
          "store",
          ModelStoreFactory.class,
          ModelStoreFactory.SPI_VERSION,
          ModelStoreFactory::spiVersion,
          ModelStoreFactory::scheme);

  private ExtensionStores() {}

  static ModelStores of(Configuration configuration) {
    ExtensionServices services = ExtensionServices.of(configuration);
    return ModelStores.of(scheme -> find(services, scheme));
  }

  private static Optional<ModelStoreFactory> find(ExtensionServices services, String scheme)
      throws StoreException {
    try {
      Optional<ModelStoreFactory> factory = services.find(KIND, scheme);
      Optional<Path> optional = services.optional(scheme);
      if (factory.isEmpty() && optional.isPresent()) {
        throw new StoreException(
            Kind.BAD_CONFIG,
            "no extension serves '" + scheme + ":'; move " + optional.get() + " into extensions",
            null);
      }
      return factory;
    } catch (KekException e) {
      throw new StoreException(Kind.BAD_CONFIG, String.valueOf(e.getMessage()), e);
    }
  }
}
