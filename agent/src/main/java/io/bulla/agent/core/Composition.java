package io.bulla.agent.core;

import io.bulla.loader.InvalidSettingException;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.LoaderSettings;
import io.bulla.loader.SealedModels;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.KekSetting;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where provider and loader meet: makes the KEK provider and the cipher providers of the
 * configuration and hands them to the loader as objects. None of them is registered in the JVM.
 */
final class Composition {
  private static final String DEK_CACHE_SECONDS = "60";
  private static final String TOKENS = "pkcs11";

  private final AgentConfiguration configuration;
  private final AgentReport report;

  Composition(AgentConfiguration configuration, AgentReport report) {
    this.configuration = configuration;
    this.report = report;
  }

  /**
   * Whether what it starts takes little. The self-tests of a validated module take a second of a
   * processor, which an application without sealed files must not pay for.
   */
  boolean isLight() throws IOException {
    Configuration loaded = configuration.configuration();
    boolean inTokens = true;
    for (KekSetting kek : loaded.keks().values()) {
      inTokens &= kek.uri().scheme().equals(TOKENS);
    }
    return inTokens && !loaded.approvedOnly();
  }

  SealedModels sealedModels() throws IOException {
    long startNanos = System.nanoTime();
    Configuration loaded = configuration.configuration();
    BullaProvider keks = BullaProvider.of(loaded);
    SealedModels models = new SealedModels(options(loaded, keks));
    report.took("provider", System.nanoTime() - startNanos);
    return models;
  }

  private static LoaderOptions options(Configuration loaded, BullaProvider keks)
      throws IOException {
    Map<String, String> loader = new LinkedHashMap<>(loaded.section("loader"));
    loader.putIfAbsent("dek-cache-seconds", DEK_CACHE_SECONDS);
    try {
      keks.keks().get(); // begins in the background what takes long: before anything else here
      LoaderSettings settings =
          new LoaderSettings(
              loader, loaded.section("publisher"), loaded.baseDirectory(), loaded::locate);
      Set<String> kekIds = loaded.keks().keySet();
      LoaderOptions options =
          loaded.approvedOnly()
              ? settings.optionsInApprovedMode(keks, kekIds, keks.validatedModule())
              : settings.options(
                  keks,
                  kekIds,
                  keks.cipherProviders(CipherProviders.all(), settings.namedCipherEngine()));
      return keks.audit().sink().map(options::withAudit).orElse(options);
    } catch (KekException e) {
      throw new RefusedException(loaded.file() + ": " + e.getMessage(), e);
    } catch (InvalidSettingException e) {
      String where = loaded.locate(e.key());
      throw new RefusedException("configuration: " + where + ": " + e.problem(), e);
    }
  }
}
