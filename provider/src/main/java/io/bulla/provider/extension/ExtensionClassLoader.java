package io.bulla.provider.extension;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads one extension: the JDK from the platform loader, the SPI from the core, and all else from
 * its own jars only, so that no class of the application can take a place in it.
 */
final class ExtensionClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final List<Spi> spis;
  private final List<ExtensionJar> jars = new ArrayList<>();

  /**
   * Opens the jars.
   *
   * @param spis packages that come from the core
   * @throws IOException if one cannot be read
   */
  ExtensionClassLoader(String name, List<File> files, List<Spi> spis) throws IOException {
    super("bulla-extension-" + name, urls(files), ClassLoader.getPlatformClassLoader());
    this.spis = List.copyOf(spis);
    for (File file : files) {
      jars.add(ExtensionJar.open(file));
    }
  }

  private static URL[] urls(List<File> files) throws MalformedURLException {
    URL[] urls = new URL[files.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = files.get(i).toURI().toURL();
    }
    return urls;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    for (Spi spi : spis) {
      if (spi.holds(name)) {
        return spi.loader().loadClass(name);
      }
    }
    return super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      for (ExtensionJar jar : jars) {
        Optional<InputStream> content = jar.stream(name.replace('.', '/') + ".class");
        if (content.isPresent()) {
          return define(name, jar, content.get());
        }
      }
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    throw new ClassNotFoundException(name);
  }

  private Class<?> define(String name, ExtensionJar jar, InputStream content) throws IOException {
    try (content) {
      byte[] bytes = content.readAllBytes();
      definePackage(name.substring(0, Math.max(0, name.lastIndexOf('.'))), jar);
      return defineClass(name, bytes, 0, bytes.length, jar.source());
    }
  }

  private void definePackage(String name, ExtensionJar jar) {
    if (!name.isEmpty() && getDefinedPackage(name) == null) {
      try {
        definePackage(name, jar.manifest(), jar.source().getLocation());
      } catch (IllegalArgumentException e) {
        Objects.requireNonNull(getDefinedPackage(name), name); // another thread was first
      }
    }
  }

  /** Not by a URL, whose connection would look at signatures, and keep the jar open once more. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    InputStream ofParent = getParent().getResourceAsStream(name);
    if (ofParent != null) {
      return ofParent;
    }
    try {
      for (ExtensionJar jar : jars) {
        Optional<InputStream> content = jar.stream(name);
        if (content.isPresent()) {
          return content.get();
        }
      }
    } catch (IOException e) {
      return null; // as the superclass has it
    }
    return null;
  }
}
