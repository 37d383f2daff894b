package io.bulla.cli;

import io.bulla.loader.InvalidSettingException;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.LoaderSettings;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.ConfigurationException;
import io.bulla.provider.spi.KekException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Configuration, KEK provider and loader options of one call, put together.
 *
 * <p>Nothing of it is registered in the JVM. Immutable; safe for threads as far as the provider is.
 *
 * @param configuration what was read
 * @param provider holds the KEKs
 * @param options for the loader
 */
public record Workbench(
    Configuration configuration, BullaProvider provider, LoaderOptions options) {

  static Workbench of(Path file, Map<String, String> environment) {
    if (!Files.exists(file)) {
      throw new Failure(
          ExitCode.CONFIGURATION,
          "there is no configuration: " + file,
          "make one, with a keystore and a KEK: bulla init; or name another: --config FILE");
    }
    try {
      return of(Configuration.load(file, environment, Map.of()));
    } catch (ConfigurationException e) {
      throw new Failure(
          ExitCode.CONFIGURATION,
          String.valueOf(e.getMessage()),
          "correct the configuration; docs/cli.md and docs/provider.md list its keys",
          e);
    }
  }

  private static Workbench of(Configuration configuration) throws ConfigurationException {
    BullaProvider provider = BullaProvider.of(configuration);
    try {
      return new Workbench(configuration, provider, options(configuration, provider));
    } catch (InvalidSettingException e) {
      throw configuration.error(e.key(), e.problem());
    } catch (KekException e) {
      throw new Failure(
          ExitCode.CONFIGURATION,
          configuration.file() + ": " + e.getMessage(),
          "see bulla doctor; docs/provider.md tells about extensions",
          e);
    }
  }

  private static LoaderOptions options(Configuration configuration, BullaProvider provider)
      throws KekException {
    LoaderSettings settings = settings(configuration);
    Set<String> kekIds = configuration.keks().keySet();
    LoaderOptions options =
        configuration.approvedOnly()
            ? settings.optionsInApprovedMode(provider, kekIds, provider.validatedModule())
            : settings.options(
                provider,
                kekIds,
                provider.cipherProviders(CipherProviders.bundled(), settings.namedCipherEngine()));
    LoaderOptions stored = options.withStores(ExtensionStores.of(configuration));
    return provider.audit().sink().map(stored::withAudit).orElse(stored);
  }

  private static LoaderSettings settings(Configuration configuration) {
    return new LoaderSettings(
        configuration.section("loader"),
        configuration.section("publisher"),
        configuration.baseDirectory(),
        configuration::locate);
  }

  /**
   * The KEKs to seal for: those asked for, else {@code loader.seal-keks}, else the first of {@code
   * loader.keks}, else the only one. Which of several comes first by its name is nobody's decision.
   */
  public List<String> kekIds(List<String> asked) {
    for (String id : asked) {
      if (!options.kekIds().contains(id)) {
        throw new Failure(
            ExitCode.KEY,
            "no KEK " + id + " in " + configuration.file(),
            "configured: " + String.join(", ", options.kekIds()) + "; see bulla key list");
      }
    }
    if (!asked.isEmpty()) {
      return asked;
    }
    List<String> listed = settings(configuration).sealKekIds(configuration.keks().keySet());
    if (!listed.isEmpty()) {
      return listed;
    }
    if (options.kekIds().isEmpty()) {
      throw new Failure(
          ExitCode.CONFIGURATION,
          configuration.file() + " names no KEK",
          "add a line such as: kek.models = keystore:models.bcfks?password-source=file:password");
    }
    requireDecision();
    return options.kekIds().subList(0, 1);
  }

  /** The one that is asked first when a model is opened. */
  public String firstKekId() {
    List<String> ids = options.kekIds();
    return ids.isEmpty() ? kekIds(ids).get(0) : ids.get(0);
  }

  /** Ciphertext segment size, in bytes, of models that are sealed under this configuration. */
  public int segmentSizeBytes() {
    return settings(configuration).segmentSizeBytes();
  }

  private void requireDecision() {
    boolean listed = configuration.section("loader").containsKey("keks");
    if (options.kekIds().size() > 1 && !listed) {
      throw new Failure(
          ExitCode.USAGE,
          "several KEKs are configured, and none is named: " + String.join(", ", options.kekIds()),
          "name who shall open the model, such as --kek "
              + options.kekIds().get(0)
              + ", or list the default in loader.seal-keks in "
              + configuration.file());
    }
  }
}
