package io.bulla.agent;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Loads everything of Bulla that is not in the agent's jar, so that it never meets what the
 * application brings: its own classes come first, then those of the JDK, and nothing else.
 */
final class IsolatedLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Path nativeDirectory;

  IsolatedLoader(URL[] classPath, Path nativeDirectory) {
    super("bulla", classPath, ClassLoader.getPlatformClassLoader());
    this.nativeDirectory = nativeDirectory;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (isShared(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? own(name, resolve) : loaded;
    }
  }

  private Class<?> own(String name, boolean resolve) throws ClassNotFoundException {
    try {
      return findClass(name);
    } catch (ClassNotFoundException e) {
      return super.loadClass(name, resolve);
    }
  }

  private static boolean isShared(String name) {
    return name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("jdk.")
        || name.startsWith("sun.")
        || name.startsWith("io.bulla.agent.boot.");
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  @Override
  protected @Nullable String findLibrary(String name) {
    Path library = nativeDirectory.resolve(System.mapLibraryName(name));
    return Files.isRegularFile(library) ? library.toString() : null;
  }
}
