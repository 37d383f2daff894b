package io.bulla.provider;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.audit.AuditSettings;
import io.bulla.provider.audit.Audits;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.ConfigurationException;
import io.bulla.provider.extension.Backends;
import io.bulla.provider.kek.KekSource;
import io.bulla.provider.kek.Keks;
import io.bulla.provider.lifecycle.Lifecycle;
import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.KekException;
import java.util.Objects;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/** Reads the configuration at the first use, once; a broken one is reported at every use. */
final class ConfiguredKeks implements KekSource {
  private final ConfigurationSource source;
  private final @Nullable CallbackHandler handler;
  private @Nullable Keks keks;
  private @Nullable Backends backends;
  private @Nullable Lifecycle lifecycle;
  private @Nullable Audit audit;
  private @Nullable ConfigurationException failure;

  ConfiguredKeks(ConfigurationSource source, @Nullable CallbackHandler handler) {
    this.source = source;
    this.handler = handler;
  }

  @Override
  public synchronized Keks get() throws KekException {
    if (keks == null) {
      Configuration configuration = configuration();
      Backends found = Backends.of(configuration);
      new EarlyStart(configuration, found).begin();
      audit = audit(configuration, found);
      lifecycle =
          Lifecycle.of(
              configuration,
              () -> configuration.approvedOnly() ? found.validatedModule() : null,
              audit);
      backends = found;
      keks =
          Keks.of(configuration, found, lifecycle.states(), lifecycle.wrapBudget(), audit, handler);
    }
    return keks;
  }

  synchronized Backends backends() throws KekException {
    Keks made = get(); // with the backends
    return Objects.requireNonNull(backends, made::toString);
  }

  synchronized Lifecycle lifecycle() throws KekException {
    Keks made = get(); // with the lifecycle
    return Objects.requireNonNull(lifecycle, made::toString);
  }

  synchronized Audit audit() throws KekException {
    Keks made = get(); // with the audit
    return Objects.requireNonNull(audit, made::toString);
  }

  private static Audit audit(Configuration configuration, Backends found) throws KekException {
    AuditSettings settings = AuditSettings.of(configuration);
    boolean hashes = settings.directory().isPresent() && configuration.approvedOnly();
    return Audits.of(
        settings,
        hashes ? new Primitives(found.validatedModule()) : Primitives.OF_THE_JDK,
        BullaProvider.VERSION);
  }

  private Configuration configuration() throws KekException {
    try {
      if (failure != null) {
        throw failure;
      }
      return source.read();
    } catch (ConfigurationException e) {
      failure = e;
      throw new KekException(KekException.Kind.BAD_CONFIG, String.valueOf(e.getMessage()), e);
    }
  }
}
