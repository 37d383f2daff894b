package io.bulla.cli;

import io.bulla.loader.store.ModelStoreFactory;
import io.bulla.loader.store.ModelStores;
import io.bulla.loader.store.StoreException;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.extension.ExtensionServices;
import io.bulla.provider.extension.ServiceKind;
import io.bulla.provider.spi.KekException;
import java.util.Optional;
import java.util.ServiceLoader;

/** The stores of models that a configuration's extensions serve, or else the class path. */
final class Stores {
  private static final ServiceKind<ModelStoreFactory> KIND =
      new ServiceKind<>(
          "store",
          ModelStoreFactory.class,
          ModelStoreFactory.SPI_VERSION,
          ModelStoreFactory::spiVersion,
          ModelStoreFactory::scheme);

  private Stores() {}

  /** Nothing is looked for before a URI is used. */
  static ModelStores of(Configuration configuration) {
    ExtensionServices services = ExtensionServices.of(configuration);
    return ModelStores.of(scheme -> find(services, scheme));
  }

  private static Optional<ModelStoreFactory> find(ExtensionServices services, String scheme)
      throws StoreException {
    try {
      Optional<ModelStoreFactory> ofExtension = services.find(KIND, scheme);
      return ofExtension.isPresent() ? ofExtension : onClassPath(scheme);
    } catch (KekException e) {
      throw new StoreException(StoreException.Kind.BAD_CONFIG, String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<ModelStoreFactory> onClassPath(String scheme) {
    return ServiceLoader.load(ModelStoreFactory.class, Stores.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.scheme().equals(scheme))
        .findFirst();
  }
}
