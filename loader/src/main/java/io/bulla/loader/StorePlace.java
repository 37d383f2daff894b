package io.bulla.loader;

import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.store.ModelStore;
import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * A model in a store, found: the object that holds its recipients, as it is now.
 *
 * @param store reads it
 * @param head the model, or its manifest
 */
record StorePlace(ModelStore store, StoredObject head) {
  private static final String SLASH = "/";

  /**
   * Finds a model by its URI: an object, or, by the beginning of its objects' URIs, a directory
   * with a manifest.
   */
  static StorePlace locate(URI uri, LoaderOptions options) throws IOException {
    ModelStore store = options.stores().of(uri);
    if (uri.getPath().endsWith(SLASH)) {
      return new StorePlace(store, manifest(store, uri));
    }
    try {
      return new StorePlace(store, store.head(uri));
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.NOT_FOUND) {
        throw e;
      }
      return directoryInstead(store, uri, e);
    }
  }

  private static StorePlace directoryInstead(ModelStore store, URI uri, StoreException absent)
      throws IOException {
    try {
      return new StorePlace(store, store.head(resolve(uri, SLASH + FormatLimits.MANIFEST_NAME)));
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        throw absent;
      }
      throw e;
    }
  }

  private static StoredObject manifest(ModelStore store, URI directory) throws IOException {
    try {
      return store.head(resolve(directory, FormatLimits.MANIFEST_NAME));
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        throw new ModelFormatException(
            directory.toString(),
            "is no sealed model: it has no " + FormatLimits.MANIFEST_NAME,
            "name a sealed object, or the beginning of a sealed directory's",
            e);
      }
      throw e;
    }
  }

  /** The URI of a member beside the manifest. */
  URI member(String path) {
    String own = head.uri().getPath();
    String above = own.substring(0, own.lastIndexOf('/') + 1);
    return withPath(head.uri(), above + path);
  }

  /** A URI with more at the end of its path, percent-encoded where it must be. */
  static URI resolve(URI uri, String more) {
    return withPath(uri, uri.getPath() + more);
  }

  private static URI withPath(URI uri, String path) {
    try {
      return new URI(uri.getScheme(), uri.getAuthority(), path, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(uri + " takes no path " + path, e);
    }
  }

  boolean isManifest() {
    return head.uri().getPath().endsWith(SLASH + FormatLimits.MANIFEST_NAME);
  }
}
