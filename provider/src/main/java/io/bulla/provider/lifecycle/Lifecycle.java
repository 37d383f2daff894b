package io.bulla.provider.lifecycle;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.kek.KekStates;
import io.bulla.provider.kek.Keks;
import io.bulla.provider.kek.WrapBudget;
import io.bulla.provider.signing.AdminKey;
import io.bulla.provider.signing.PemFiles;
import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.SecretSource;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the states of KEKs are known: by signed records where the configuration has them, else by the
 * rule that the highest version is active. Safe for use by several threads.
 */
public final class Lifecycle {
  /** Starts what verifies records; asked only where there are some. */
  @FunctionalInterface
  public interface ModuleStart {
    /** Returns the validated module in approved-only mode; else null, and the JDK verifies. */
    @Nullable Provider start() throws KekException;
  }

  private final Optional<StateFile> file;
  private final Overrides overrides;
  private final Duration destructionWait;
  private final HostWrapBudget wrapBudget;
  private final Clock clock;

  private Lifecycle(
      Optional<StateFile> file,
      LifecycleSettings settings,
      HostWrapBudget wrapBudget,
      Clock clock) {
    this.file = file;
    this.overrides = new Overrides(settings.overrides());
    this.destructionWait = settings.destructionWait();
    this.wrapBudget = wrapBudget;
    this.clock = clock;
  }

  /**
   * Reads the settings {@code lifecycle.*} and {@code wrap.*}, and the administrators' public keys.
   *
   * @param audit records the changes of states
   * @throws KekException of kind {@code BAD_CONFIG} if they are wrong
   */
  public static Lifecycle of(Configuration configuration, ModuleStart module, Audit audit)
      throws KekException {
    return of(configuration, module, audit, Clock.systemUTC());
  }

  static Lifecycle of(Configuration configuration, ModuleStart module, Audit audit, Clock clock)
      throws KekException {
    LifecycleSettings settings = LifecycleSettings.of(configuration);
    Optional<StateFile> file =
        settings.file().isEmpty()
            ? Optional.empty()
            : Optional.of(stateFile(settings, module, audit, clock));
    return new Lifecycle(file, settings, HostWrapBudget.of(configuration), clock);
  }

  private static StateFile stateFile(
      LifecycleSettings settings, ModuleStart module, Audit audit, Clock clock)
      throws KekException {
    Primitives primitives = new Primitives(module.start());
    return new StateFile(
        settings.file().orElseThrow(),
        Administrators.of(settings.adminKeys(), primitives),
        new SeenRecords(settings.seen(), primitives, clock),
        audit);
  }

  /** Tells whether there are signed records. */
  public boolean isSigned() {
    return file.isPresent();
  }

  /** Returns what says the states. */
  public KekStates states() {
    return file.isPresent()
        ? new SignedStates(file.get(), overrides, clock)
        : KekStates.highestIsActive();
  }

  /** Returns what counts the wraps of this host. */
  public WrapBudget wrapBudget() {
    return wrapBudget;
  }

  /** Returns all versions of a KEK, also those that are gone, ascending. */
  public List<KnownVersion> versions(Kek kek) throws KekException {
    StateChain chain = file.isPresent() ? file.get().chainNow() : StateChain.EMPTY;
    return new Inventory(chain).of(kek);
  }

  /**
   * Returns the versions that have signed records, also while their place cannot be reached,
   * ascending.
   */
  public List<KnownVersion> recorded(String kekId) throws KekException {
    StateChain chain = file.isPresent() ? file.get().chainNow() : StateChain.EMPTY;
    return new Inventory(chain).recorded(kekId, clock.instant());
  }

  /**
   * Returns what was last signed about a version, whether or not its place can be reached; empty
   * without a record.
   *
   * @param alias {@code id/version}
   */
  public Optional<KekState> recordedState(String alias) throws KekException {
    return file.isPresent()
        ? file.get().chain().latest(alias).map(signed -> signed.record().state())
        : Optional.empty();
  }

  /** Returns what changes the states. */
  public KekAdministration administration(Keks keks) throws KekException {
    return new KekAdministration(keks, requireFile(), clock);
  }

  /** Returns what destroys versions. */
  public KekDestruction destruction(Keks keks) throws KekException {
    return new KekDestruction(keks, requireFile(), destructionWait, clock);
  }

  /**
   * Reads an administrator's private key from PEM.
   *
   * @param passphrase asked only if the key is encrypted
   */
  public AdminKey adminKey(Path pem, SecretSource passphrase) throws KekException {
    try {
      return adminKey(PemFiles.privateKey(pem, passphrase), null);
    } catch (IOException e) {
      throw new KekException(Kind.UNAVAILABLE, pem + " cannot be read: " + e, e);
    } catch (GeneralSecurityException e) {
      throw new KekException(
          Kind.DENIED, pem + " is no private key in PEM, of Ed25519 or P-256: " + e, e);
    }
  }

  /**
   * Takes an administrator's private key of any JCA provider.
   *
   * @param provider the key's own, where the JDK's cannot sign with it
   */
  public AdminKey adminKey(PrivateKey key, @Nullable Provider provider) throws KekException {
    return AdminKey.of(key, provider, requireFile().keys());
  }

  private StateFile requireFile() throws KekException {
    return file.orElseThrow(
        () ->
            new KekException(
                Kind.BAD_CONFIG,
                "states of KEKs need signed records; set lifecycle.file and lifecycle.admin-keys"));
  }

  /** Says how the records stand; never fails. */
  public List<Finding> diagnose() {
    return file.isPresent()
        ? new StateDiagnosis(file.get(), overrides, clock.instant()).findings()
        : List.of(StateDiagnosis.UNSIGNED);
  }
}
