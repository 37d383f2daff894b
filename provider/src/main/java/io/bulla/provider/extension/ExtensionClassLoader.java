package io.bulla.provider.extension;

import io.bulla.provider.spi.KekBackendFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Objects;

/**
 * Loads one extension: the JDK from the platform loader, the SPI from the core, and all else from
 * its own jars only, so that no class of the application can take a place in it.
 */
final class ExtensionClassLoader extends URLClassLoader {
  private static final String SPI_PREFIX = KekBackendFactory.class.getPackageName() + ".";

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader spiLoader =
      Objects.requireNonNull(KekBackendFactory.class.getClassLoader(), "the SPI has a loader");

  ExtensionClassLoader(String name, URL[] jars) {
    super("bulla-extension-" + name, jars, ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return name.startsWith(SPI_PREFIX) ? spiLoader.loadClass(name) : super.loadClass(name, resolve);
  }
}
