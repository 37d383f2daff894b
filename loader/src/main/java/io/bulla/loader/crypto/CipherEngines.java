package io.bulla.loader.crypto;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses the cipher engine of this process. Stateless. */
public final class CipherEngines {

  /** Configured value that leaves the choice to Bulla. */
  public static final String AUTO = "auto";

  private static final String CONSCRYPT = "Conscrypt";
  private static final String JDK = "SunJCE";

  private CipherEngines() {}

  /**
   * The engine to use: by name where one is configured, else Conscrypt if it is offered and works
   * on this host, else the JDK's own.
   *
   * @param offered providers beyond those registered in this JVM; searched first
   * @param configured a provider's name, or null or {@link #AUTO}
   * @throws IllegalArgumentException if the configured engine is not there or fails its known
   *     answer
   */
  public static CipherEngine choose(List<Provider> offered, @Nullable String configured) {
    if (configured != null && !configured.equals(AUTO)) {
      return configured(offered, configured);
    }
    return find(offered, CONSCRYPT)
        .map(provider -> engine(provider, "fastest of those offered"))
        .filter(CipherSelfTest::passes)
        .orElseGet(() -> jdk(offered));
  }

  private static CipherEngine configured(List<Provider> offered, String name) {
    Provider provider = find(offered, name).orElseThrow(() -> notThere(offered, name));
    CipherEngine engine = engine(provider, "configured");
    if (!CipherSelfTest.passes(engine)) {
      throw new IllegalArgumentException(
          "cipher engine "
              + name
              + " does not compute AES-256-GCM on this host; choose another or \"auto\"");
    }
    return engine;
  }

  private static CipherEngine jdk(List<Provider> offered) {
    boolean conscryptFailed = find(offered, CONSCRYPT).isPresent();
    String reason =
        conscryptFailed ? "Conscrypt does not work on this host" : "no faster one is offered";
    Provider provider = find(offered, JDK).orElseGet(() -> CipherEngine.ofJvmOrder().getProvider());
    return engine(provider, reason);
  }

  private static Optional<Provider> find(List<Provider> offered, String name) {
    Optional<Provider> found =
        offered.stream().filter(provider -> provider.getName().equals(name)).findFirst();
    return found.or(() -> Optional.ofNullable(Security.getProvider(name)));
  }

  private static CipherEngine engine(Provider provider, String reason) {
    CipherPath path = provider.getName().equals(CONSCRYPT) ? CipherPath.DIRECT : CipherPath.ARRAY;
    return new CipherEngine(provider, path, reason);
  }

  private static IllegalArgumentException notThere(List<Provider> offered, String name) {
    List<String> names = offered.stream().map(Provider::getName).toList();
    return new IllegalArgumentException(
        "cipher engine "
            + name
            + " is neither offered "
            + names
            + " nor registered in this JVM; choose one or \"auto\"");
  }
}
