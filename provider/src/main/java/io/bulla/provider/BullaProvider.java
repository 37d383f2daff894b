package io.bulla.provider;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.kek.KekSource;
import io.bulla.provider.lifecycle.Lifecycle;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/**
 * The JCA provider {@code Bulla}: KEKs in HSMs and key stores as opaque JCA keys.
 *
 * <p>It offers {@code KeyStore} "Bulla", {@code Cipher} "BullaWrap" (ENCRYPT and DECRYPT of a DEK
 * with a context by {@code updateAAD}), "AES/KW/NoPadding" and "AES/KWP/NoPadding" (WRAP and UNWRAP
 * for code that knows nothing of Bulla), {@code KeyGenerator} "BullaKek" and {@code SecureRandom}
 * "BullaRandom". It touches neither the configuration nor any place of a KEK before the first use,
 * reports a broken configuration at each use with file, line and key, and never registers itself.
 * Safe for use by several threads.
 */
public final class BullaProvider extends Provider {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "Bulla";
  static final String VERSION = "0.1";
  private static final String INFO = "Bulla: key-encryption keys as JCA keys";

  private final transient ConfiguredKeks keks;

  /**
   * Makes a provider of the configuration at its usual place, as {@code java.security} does; {@link
   * #configure} names another.
   */
  public BullaProvider() {
    this(new ConfiguredKeks(new ConfigurationSource.UsualFile(), /* handler= */ null));
  }

  private BullaProvider(ConfiguredKeks keks) {
    super(NAME, VERSION, INFO);
    this.keks = keks;
    for (OfferedService offered : OfferedService.values()) {
      putService(new BullaService(this, offered, keks));
    }
  }

  /** Makes a provider of a configuration, which no environment changes any more. */
  public static BullaProvider of(Configuration configuration) {
    return of(configuration, null);
  }

  /**
   * Makes a provider of a configuration.
   *
   * @param handler asked for PINs and passwords whose source is {@code callback}
   */
  public static BullaProvider of(Configuration configuration, @Nullable CallbackHandler handler) {
    Objects.requireNonNull(configuration, "configuration");
    return new BullaProvider(
        new ConfiguredKeks(new ConfigurationSource.Given(configuration), handler));
  }

  /**
   * Returns a provider of a configuration file. The file is read at the first use, since the JDK
   * silently drops a provider that fails here.
   */
  @Override
  public Provider configure(String configArg) {
    Objects.requireNonNull(configArg, "configArg");
    ConfigurationSource file = new ConfigurationSource.NamedFile(configArg);
    return new BullaProvider(new ConfiguredKeks(file, /* handler= */ null));
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  /** Returns the KEKs, for what reports on them. */
  public KekSource keks() {
    return keks;
  }

  /**
   * Returns how the states of its KEKs are known, and what changes them.
   *
   * @throws KekException if the configuration is broken
   */
  public Lifecycle lifecycle() throws KekException {
    return keks.lifecycle();
  }

  /**
   * Returns what records the uses of its KEKs.
   *
   * @throws KekException if the configuration is broken
   */
  public Audit audit() throws KekException {
    return keks.audit();
  }

  /** Returns how its extensions stand, for what reports on them. */
  public List<Finding> extensionFindings() throws KekException {
    return keks.backends().diagnose();
  }

  /**
   * Starts the JCA provider of this name if an extension has it, for the cryptography of models.
   *
   * @throws KekException if the configuration is broken or the provider does not start
   */
  public Optional<Provider> cipherProvider(String name) throws KekException {
    return keks.backends().cipherProvider(name);
  }

  /**
   * Returns the cipher providers to choose from: those given, and the extension's that is named. No
   * other is started, which can take a second.
   *
   * @throws KekException as {@link #cipherProvider}
   */
  public List<Provider> cipherProviders(List<Provider> bundled, Optional<String> named)
      throws KekException {
    List<Provider> providers = new ArrayList<>(bundled);
    if (named.isPresent() && bundled.stream().noneMatch(p -> p.getName().equals(named.get()))) {
      cipherProvider(named.get()).ifPresent(providers::add);
    }
    return providers;
  }

  /**
   * Starts the validated module of the extensions, for the cryptography of models in approved-only
   * mode.
   *
   * @throws KekException if the configuration is broken, or there is no such module, or it does not
   *     start in that mode
   */
  public Provider validatedModule() throws KekException {
    return keks.backends().validatedModule();
  }
}
