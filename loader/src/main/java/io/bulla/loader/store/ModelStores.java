package io.bulla.loader.store;

import io.bulla.loader.store.StoreException.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stores that a process can use, each opened at its first use and kept. Safe for several
 * threads.
 */
public final class ModelStores implements Closeable {
  /** Finds who serves a scheme. */
  @FunctionalInterface
  public interface Lookup {
    /**
     * The factory of a scheme; empty if nobody serves it.
     *
     * @throws IOException if that cannot be told
     */
    Optional<ModelStoreFactory> find(String scheme) throws IOException;
  }

  private static final ModelStores OF_CLASS_PATH = new ModelStores(ModelStores::onClassPath);

  private final Lookup lookup;
  private final Map<String, ModelStore> opened = new ConcurrentHashMap<>();

  private ModelStores(Lookup lookup) {
    this.lookup = lookup;
  }

  /**
   * Those that the class path of the loader offers, shared by all; closing it only means that they
   * are opened anew.
   */
  public static ModelStores ofClassPath() {
    return OF_CLASS_PATH;
  }

  /** Those that somebody else finds, such as in extensions. */
  public static ModelStores of(Lookup lookup) {
    return new ModelStores(lookup);
  }

  /** One store for its scheme, opened already, such as one made by hand. */
  public static ModelStores of(String scheme, ModelStore store) {
    ModelStores stores = new ModelStores(asked -> Optional.empty());
    stores.opened.put(scheme, store);
    return stores;
  }

  /**
   * The store of a URI.
   *
   * @throws StoreException of kind {@code BAD_CONFIG} if nobody serves its scheme
   */
  public ModelStore of(URI uri) throws IOException {
    String scheme = scheme(uri);
    ModelStore known = opened.get(scheme);
    return known == null ? open(scheme, uri) : known;
  }

  private static String scheme(URI uri) throws StoreException {
    if (uri.getScheme() == null) {
      throw new StoreException(
          Kind.BAD_CONFIG, uri + " has no scheme: write it as s3://bucket/key", null);
    }
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private synchronized ModelStore open(String scheme, URI uri) throws IOException {
    ModelStore known = opened.get(scheme);
    if (known == null) {
      known = factory(scheme, uri).open(Map.of());
      opened.put(scheme, known);
    }
    return known;
  }

  private ModelStoreFactory factory(String scheme, URI uri) throws IOException {
    ModelStoreFactory factory = lookup.find(scheme).orElseThrow(() -> unserved(scheme, uri));
    if (factory.spiVersion() != ModelStoreFactory.SPI_VERSION) {
      throw new StoreException(
          Kind.BAD_CONFIG,
          "the store of "
              + scheme
              + ": was built for version "
              + factory.spiVersion()
              + " of the store interface, this is version "
              + ModelStoreFactory.SPI_VERSION
              + "; install the one that belongs to this Bulla",
          null);
    }
    return factory;
  }

  private static StoreException unserved(String scheme, URI uri) {
    return new StoreException(
        Kind.BAD_CONFIG,
        uri
            + ": nothing here serves '"
            + scheme
            + ":'; put bulla-"
            + scheme
            + " on the class path, or move the extension from extensions-optional into extensions",
        null);
  }

  private static Optional<ModelStoreFactory> onClassPath(String scheme) throws StoreException {
    try {
      return ServiceLoader.load(ModelStoreFactory.class, ModelStores.class.getClassLoader())
          .stream()
          .map(ServiceLoader.Provider::get)
          .filter(factory -> factory.scheme().equals(scheme))
          .findFirst();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new StoreException(
          Kind.BAD_CONFIG, "a store's classes cannot be loaded: " + e.getMessage(), e);
    }
  }

  /** Closes the stores that were opened; a later use opens anew. */
  @Override
  public synchronized void close() throws IOException {
    IOException failure = null;
    for (ModelStore store : opened.values()) {
      try {
        store.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    opened.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
