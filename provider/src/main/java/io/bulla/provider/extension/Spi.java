package io.bulla.provider.extension;

import io.bulla.provider.spi.KekBackendFactory;
import java.util.Objects;

/**
 * A package that extensions get from the core and not from their jars.
 *
 * @param packagePrefix its name and a dot
 * @param loader of the core's classes in it
 */
record Spi(String packagePrefix, ClassLoader loader) {
  /** That of KEKs, which every extension gets. */
  static final Spi OF_KEKS = of(KekBackendFactory.class);

  static Spi of(Class<?> type) {
    return new Spi(
        type.getPackageName() + ".",
        Objects.requireNonNull(type.getClassLoader(), "an SPI is not the JDK's"));
  }

  boolean holds(String className) {
    return className.startsWith(packagePrefix);
  }
}
