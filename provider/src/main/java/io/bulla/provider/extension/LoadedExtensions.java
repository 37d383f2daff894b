package io.bulla.provider.extension;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The class loaders of extensions, one for each directory, mode and set of SPIs in this JVM:
 * libraries with self-tests and natives are then started once. Approved-only is a mode of the whole
 * library, so it has a loader of its own.
 */
final class LoadedExtensions {
  private record Key(Path directory, boolean approvedOnly, List<Spi> spis) {}

  private static final Map<Key, ExtensionClassLoader> LOADERS = new ConcurrentHashMap<>();

  private LoadedExtensions() {}

  /**
   * @param others SPIs besides that of KEKs
   */
  static synchronized ExtensionClassLoader loaderOf(
      ExtensionDirectory directory, boolean approvedOnly, List<Spi> others)
      throws ExtensionException {
    List<Spi> spis = new ArrayList<>(List.of(Spi.OF_KEKS));
    spis.addAll(others);
    Key key = new Key(realPath(directory.path()), approvedOnly, List.copyOf(spis));
    ExtensionClassLoader loader = LOADERS.get(key);
    if (loader == null) {
      loader = directory.newLoader(key.spis());
      LOADERS.put(key, loader);
    }
    return loader;
  }

  private static Path realPath(Path directory) throws ExtensionException {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw new ExtensionException(directory + " cannot be read: " + e, e);
    }
  }
}
