package io.bulla.loader.crypto;

import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chooses the cipher engine of this process, once for each set of providers. Thread-safe. */
public final class CipherEngines {

  /** Configured value that leaves the choice to Bulla. */
  public static final String AUTO = "auto";

  /** From here on memory is the limit, not the cipher: no other engine is measured. */
  private static final double FAST_ENOUGH_BYTES_PER_SECOND = 4e9;

  /**
   * A few milliseconds of cold code on a busy host tell little, and a JDK's cipher that was not
   * compiled yet is a hundred times as slow as it will be: small differences are left to the order.
   */
  private static final double CLEARLY = 1.5;

  private static final String JDK = "SunJCE";
  private static final Map<List<String>, Choice> CHOICES = new ConcurrentHashMap<>();

  private CipherEngines() {}

  /** What was chosen among providers of these names and versions. */
  private record Choice(String provider, CipherPath path, String reason) {}

  /**
   * The engine to use: by name where one is configured, else the first of those offered and of the
   * JDK's own that no later one is clearly faster than, by a measurement of a few milliseconds at
   * the first use.
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
    List<String> names = offered.stream().map(Provider::toString).toList();
    Choice choice = CHOICES.computeIfAbsent(names, key -> measure(offered));
    Provider provider = named(offered, choice.provider()).orElseGet(CipherEngines::jdk);
    return new CipherEngine(provider, choice.path(), choice.reason());
  }

  /**
   * The engine of this provider object and no other.
   *
   * @throws IllegalArgumentException if it fails its known answer
   */
  public static CipherEngine only(Provider provider, String reason) {
    return working(engine(provider, reason));
  }

  private static CipherEngine configured(List<Provider> offered, String name) {
    Provider provider = find(offered, name).orElseThrow(() -> notThere(offered, name));
    return working(engine(provider, "configured"));
  }

  private static CipherEngine working(CipherEngine engine) {
    if (!CipherSelfTest.passes(engine)) {
      throw new IllegalArgumentException(
          "cipher engine "
              + engine.name()
              + " does not compute AES-256-GCM on this host; choose another or \"auto\"");
    }
    return engine;
  }

  /** The JDK's is not even looked up where another is fast enough. */
  private static Choice measure(List<Provider> offered) {
    List<Supplier<Provider>> candidates = new ArrayList<>();
    offered.forEach(provider -> candidates.add(() -> provider));
    candidates.add(CipherEngines::jdk);
    @Nullable CipherEngine best = null;
    double bestSpeed = 0;
    List<String> results = new ArrayList<>();
    for (Supplier<Provider> candidate : candidates) {
      Provider provider = candidate.get();
      CipherEngine engine = engine(provider, "");
      double speed = CipherSelfTest.passes(engine) ? EngineSpeed.bytesPerSecond(engine) : 0;
      results.add(words(provider, speed));
      if (displaces(speed, bestSpeed)) {
        best = engine;
        bestSpeed = speed;
      }
      if (speed >= FAST_ENOUGH_BYTES_PER_SECOND) {
        break;
      }
    }
    CipherEngine chosen = best == null ? engine(jdk(), "") : best;
    return new Choice(
        chosen.name(), chosen.path(), "measured in cold code: " + String.join(", ", results));
  }

  /** Whether an engine takes the place of one that was offered before it. */
  static boolean displaces(double speed, double bestSpeed) {
    return speed > bestSpeed * CLEARLY;
  }

  private static String words(Provider provider, double speed) {
    return speed == 0
        ? provider.getName() + " does not work on this host"
        : provider.getName() + " " + words(speed);
  }

  private static String words(double speed) {
    return speed < 1e9
        ? Math.round(speed / 1e6) + " MB/s"
        : Math.round(speed / 1e8) / 10.0 + " GB/s";
  }

  private static Provider jdk() {
    Provider registered = Security.getProvider(JDK);
    return registered != null ? registered : CipherEngine.ofJvmOrder().getProvider();
  }

  private static Optional<Provider> find(List<Provider> offered, String name) {
    return named(offered, name).or(() -> Optional.ofNullable(Security.getProvider(name)));
  }

  private static Optional<Provider> named(List<Provider> offered, String name) {
    return offered.stream().filter(provider -> provider.getName().equals(name)).findFirst();
  }

  private static CipherEngine engine(Provider provider, String reason) {
    return new CipherEngine(provider, CipherPath.of(provider.getName()), reason);
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
