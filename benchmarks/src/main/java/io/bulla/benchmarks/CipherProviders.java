package io.bulla.benchmarks;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/** The cipher providers to compare, besides those of the JDK. */
final class CipherProviders {
  /** BC FIPS without its native code. */
  static final String BC_FIPS_IN_JAVA = "BCFIPS-java";

  /** Where its jar is on the class path. */
  static final String CORRETTO = "AmazonCorrettoCryptoProvider";

  private static final String CORRETTO_CLASS =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final String BC_FIPS_NATIVE = "org.bouncycastle.native.cpu_variant";
  private static final String BC_FIPS = "org.bouncycastle.jcajce.provider.BouncyCastleFipsProvider";

  private static @Nullable Provider bcFips;

  private CipherProviders() {}

  /** Conscrypt, then BC FIPS in a class loader of its own. */
  static List<Provider> all() throws IOException {
    return List.of(Conscrypt.newProvider(), bcFips());
  }

  /** One of them by name, of the JDK, or one of the two names here. */
  static Provider named(String name) throws IOException {
    return switch (name) {
      case "Conscrypt" -> Conscrypt.newProvider();
      case "BCFIPS" -> bcFips();
      case BC_FIPS_IN_JAVA -> bcFipsInJava();
      case CORRETTO ->
          corretto()
              .orElseThrow(() -> new IllegalStateException(CORRETTO + " is on no class path"));
      default -> Objects.requireNonNull(Security.getProvider(name), name);
    };
  }

  /** Amazon's, where the class path has it. */
  static Optional<Provider> corretto() {
    try {
      Class<? extends Provider> type = Class.forName(CORRETTO_CLASS).asSubclass(Provider.class);
      return Optional.of(type.getConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(CORRETTO + " does not start", e);
    }
  }

  private static Provider bcFipsInJava() throws IOException {
    System.setProperty(BC_FIPS_NATIVE, "java");
    try {
      return newBcFips();
    } finally {
      System.clearProperty(BC_FIPS_NATIVE);
    }
  }

  /** Started once: it tests itself each time. */
  static synchronized Provider bcFips() throws IOException {
    Provider started = bcFips;
    if (started == null) {
      started = newBcFips();
      bcFips = started;
    }
    return started;
  }

  private static Provider newBcFips() throws IOException {
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
