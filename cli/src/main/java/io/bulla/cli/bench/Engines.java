package io.bulla.cli.bench;

import io.bulla.cli.CipherProviders;
import io.bulla.cli.Workbench;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.CipherEngines;
import io.bulla.provider.spi.KekException;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cipher engines of this host, by name. One that is there and does not work has a reason in its
 * place. Immutable.
 *
 * @param working those that decrypt
 * @param broken why the others do not
 * @param configured the one that the configuration takes
 */
record Engines(
    Map<String, CipherEngine> working, Map<String, String> broken, CipherEngine configured) {
  /** Besides what Bulla brings along: asked for by name, since nobody lists them. */
  private static final List<String> OTHERS =
      List.of("SunJCE", "AmazonCorrettoCryptoProvider", "BCFIPS");

  Engines {
    working = Collections.unmodifiableMap(new LinkedHashMap<>(working));
    broken = Collections.unmodifiableMap(new LinkedHashMap<>(broken));
  }

  /** Those that this configuration could take. */
  static Engines of(Workbench workbench) {
    CipherEngine configured = workbench.options().chooseCipherEngine();
    Map<String, CipherEngine> working = new LinkedHashMap<>();
    Map<String, String> broken = new LinkedHashMap<>();
    if (!workbench.configuration().approvedOnly()) {
      for (String name : names(workbench.options())) {
        try {
          find(workbench, name).ifPresent(engine -> working.put(name, engine));
        } catch (KekException | IllegalArgumentException e) {
          broken.put(name, String.valueOf(e.getMessage()));
        }
      }
    }
    working.put(configured.name(), configured);
    return new Engines(working, broken, configured);
  }

  /** The configured one, and no other is started. */
  static Engines ofConfiguration(Workbench workbench) {
    CipherEngine configured = workbench.options().chooseCipherEngine();
    return new Engines(Map.of(configured.name(), configured), Map.of(), configured);
  }

  private static Set<String> names(LoaderOptions options) {
    Set<String> names = new LinkedHashSet<>();
    options.cipherProviders().forEach(provider -> names.add(provider.getName()));
    CipherProviders.bundled().forEach(provider -> names.add(provider.getName()));
    names.addAll(OTHERS);
    return names;
  }

  private static Optional<CipherEngine> find(Workbench workbench, String name) throws KekException {
    List<Provider> offered =
        workbench.provider().cipherProviders(CipherProviders.bundled(), Optional.of(name));
    boolean there =
        Security.getProvider(name) != null
            || offered.stream().anyMatch(provider -> provider.getName().equals(name));
    return there ? Optional.of(CipherEngines.choose(offered, name)) : Optional.empty();
  }

  /** Every name, of those that work and of those that do not. */
  List<String> names() {
    Set<String> names = new LinkedHashSet<>(working.keySet());
    names.addAll(broken.keySet());
    return List.copyOf(names);
  }

  /**
   * The engine of a name.
   *
   * @throws NotMeasurableException with the reason if it does not work
   */
  CipherEngine require(String name) throws NotMeasurableException {
    CipherEngine engine = working.get(name);
    if (engine == null) {
      throw new NotMeasurableException(broken.getOrDefault(name, "it is not on this host"));
    }
    return engine;
  }
}
