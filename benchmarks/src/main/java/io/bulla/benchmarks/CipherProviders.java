package io.bulla.benchmarks;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import org.conscrypt.Conscrypt;

/** The cipher providers to compare, besides those of the JDK. */
final class CipherProviders {
  private static final String BC_FIPS = "org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider";

  private CipherProviders() {}

  /** Conscrypt, then BC FIPS in a class loader of its own. */
  static List<Provider> all() throws IOException {
    return List.of(Conscrypt.newProvider(), bcFips());
  }

  private static Provider bcFips() throws IOException {
    URLClassLoader alone =
        new URLClassLoader(jars().toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    try {
      return (Provider) alone.loadClass(BC_FIPS).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("BC FIPS does not start", e);
    }
  }

  private static List<URL> jars() throws IOException {
    Path extension = ownDirectory().resolve("extensions").resolve("bcfips");
    List<URL> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(extension, "bc-fips-*.jar")) {
      for (Path file : files) {
        jars.add(file.toUri().toURL());
      }
    }
    return jars;
  }

  /** Where benchmarks.jar lies. */
  private static Path ownDirectory() {
    Path jar =
        Path.of(
            CipherProviders.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    return jar.resolveSibling("");
  }
}
