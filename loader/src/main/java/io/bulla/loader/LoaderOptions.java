package io.bulla.loader;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.CipherEngines;
import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.store.ModelStores;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What opening and sealing need to know, parsed once. Immutable.
 *
 * @param kekProvider the JCA provider that holds the KEKs (KeyStore and cipher of
 *     docs/provider.md); null where only headers are read
 * @param kekIds KEKs that this process may ask, in the order in which they are tried
 * @param cipherProviders JCA providers to choose a cipher engine from, besides those of the JDK
 * @param cipherEngine name of the provider to use, or {@code auto}
 * @param threads workers that decrypt or encrypt one file, at least 1
 * @param dekCacheTtl how long a DEK outlives the opening of its model; zero turns the cache off
 * @param publisher whose signature is demanded
 * @param pins which models belong where; their publishers are among those of {@code publisher}
 * @param requiredRecipients KEKs that every model must have among its recipients: nothing is sealed
 *     or re-wrapped without them
 * @param recipientsDirectory where detached recipients files are by seal id, before those beside
 *     models are looked for
 * @param memory what is done where plaintext memory cannot be kept out of swap and core dumps
 * @param primitives where hashes, MACs, signatures and randomness come from
 * @param audit is told of each opening, sealing and re-wrapping, see {@link #withAudit}
 * @param stores where models are read and written that a URI names
 */
public record LoaderOptions(
    @Nullable Provider kekProvider,
    List<String> kekIds,
    List<Provider> cipherProviders,
    String cipherEngine,
    int threads,
    Duration dekCacheTtl,
    PublisherPolicy publisher,
    ModelPins pins,
    List<String> requiredRecipients,
    Optional<Path> recipientsDirectory,
    LockPolicy memory,
    Primitives primitives,
    Optional<Consumer<Map<String, String>>> audit,
    ModelStores stores) {
  /** The value of {@code cipherEngine} that leaves the choice to Bulla. */
  public static final String AUTO = "auto";

  private static final int MAX_DEFAULT_THREADS = 8;

  public LoaderOptions {
    kekIds = List.copyOf(kekIds);
    cipherProviders = List.copyOf(cipherProviders);
    requiredRecipients = List.copyOf(requiredRecipients);
    requireOnly(primitives.exclusiveProvider(), cipherProviders, cipherEngine);
    requireTrusted(pins, publisher);
    if (threads < 1) {
      throw new IllegalArgumentException("loader.threads is " + threads + ": give at least 1");
    }
    if (dekCacheTtl.isNegative()) {
      throw new IllegalArgumentException("loader.dek-cache-seconds must not be negative");
    }
  }

  /** Two providers may be equal and not the same: equality is that of their properties. */
  @SuppressWarnings("ReferenceEquality")
  private static void requireOnly(
      Optional<Provider> module, List<Provider> cipherProviders, String cipherEngine) {
    if (module.isEmpty()) {
      return;
    }
    boolean alone = cipherProviders.size() == 1 && cipherProviders.get(0) == module.get();
    if (!alone || !cipherEngine.equals(module.get().getName())) {
      throw new IllegalArgumentException(
          "the validated module does all of a model's cryptography, not "
              + cipherProviders
              + " or "
              + cipherEngine);
    }
  }

  /** Without the key no signature is checked that the pin could be held against. */
  private static void requireTrusted(ModelPins pins, PublisherPolicy publisher) {
    for (ModelPin pin : pins.pins()) {
      if (pin.publisher().isPresent() && !publisher.keys().contains(pin.publisher().get())) {
        throw new IllegalArgumentException(
            pin.origin() + " names a publisher that is none of publisher.keys: name it there too");
      }
    }
  }

  /** Options for one KEK provider and its KEKs, everything else by default. */
  public static LoaderOptions of(Provider kekProvider, List<String> kekIds) {
    return new LoaderOptions(
        kekProvider,
        kekIds,
        List.of(),
        AUTO,
        defaultThreads(),
        Duration.ZERO,
        PublisherPolicy.NONE,
        ModelPins.NONE,
        List.of(),
        Optional.empty(),
        LockPolicy.TRY,
        Primitives.ofJvm(),
        Optional.empty(),
        ModelStores.ofClassPath());
  }

  /** These options with other providers to choose the cipher engine from. */
  public LoaderOptions withCipherProviders(List<Provider> providers) {
    return with(draft -> draft.cipherProviders = providers);
  }

  /** These options with another publisher policy. */
  public LoaderOptions withPublisher(PublisherPolicy policy) {
    return with(draft -> draft.publisher = policy);
  }

  /** These options with other pins. */
  public LoaderOptions withPins(ModelPins models) {
    return with(draft -> draft.pins = models);
  }

  /** These options with another lifetime of cached DEKs. */
  public LoaderOptions withDekCacheTtl(Duration ttl) {
    return with(draft -> draft.dekCacheTtl = ttl);
  }

  /** These options with another number of workers. */
  public LoaderOptions withThreads(int workers) {
    return with(draft -> draft.threads = workers);
  }

  /** These options with another choice of cipher engine. */
  public LoaderOptions withCipherEngine(String engine) {
    return with(draft -> draft.cipherEngine = engine);
  }

  /** These options with other KEKs that no model may be without. */
  public LoaderOptions withRequiredRecipients(List<String> ids) {
    return with(draft -> draft.requiredRecipients = ids);
  }

  /** These options with another directory of detached recipients files. */
  public LoaderOptions withRecipientsDirectory(Path directory) {
    return with(draft -> draft.recipientsDirectory = Optional.of(directory));
  }

  /** These options with other stores of models; closing them stays the caller's. */
  public LoaderOptions withStores(ModelStores others) {
    return with(draft -> draft.stores = others);
  }

  /** These options with another policy for plaintext memory. */
  public LoaderOptions withMemory(LockPolicy policy) {
    return with(draft -> draft.memory = policy);
  }

  /**
   * These options with a sink that is told of each opening (also from cached DEKs), sealing,
   * re-wrapping and resealing: of the {@code intent} before anything is done, and of the {@code
   * outcome} before anything is released.
   *
   * <p>A map has {@code phase}, {@code operation} (such as {@code model.open}) and {@code id},
   * which both phases of one operation share; {@code path} and what the header says; an outcome has
   * {@code status} ({@code success} or {@code failure}) and, after a failure, its kind as {@code
   * code} and {@code detail} for people. A file of an opened model that turns out to be damaged is
   * an outcome without an intent: {@code model.load} where it does not open, {@code model.read}
   * where a channel or stream meets it later. None of it is a secret.
   *
   * @param sink returns once the record is safe, and throws to refuse: then nothing is done, or
   *     what was opened is wiped. Called by several threads
   */
  public LoaderOptions withAudit(Consumer<Map<String, String>> sink) {
    return with(draft -> draft.audit = Optional.of(sink));
  }

  /**
   * These options with one validated module for all of a model's cryptography: cipher, hashes,
   * MACs, signatures and randomness.
   *
   * @param module a JCA provider that is in its approved mode in every thread
   */
  public LoaderOptions withValidatedModule(Provider module) {
    return with(
        draft -> {
          draft.cipherProviders = List.of(module);
          draft.cipherEngine = module.getName();
          draft.primitives = Primitives.only(module);
        });
  }

  /**
   * Chooses the cipher engine, by a measurement where none is named.
   *
   * @throws IllegalArgumentException if the named engine is not there or does not work on this host
   */
  public CipherEngine chooseCipherEngine() {
    Optional<Provider> only = primitives.exclusiveProvider();
    return only.isPresent()
        ? CipherEngines.only(only.get(), "approved-only")
        : CipherEngines.choose(cipherProviders, cipherEngine);
  }

  Provider requireKekProvider() {
    if (kekProvider == null) {
      throw new IllegalArgumentException("this needs a provider of KEKs: give LoaderOptions one");
    }
    return kekProvider;
  }

  private LoaderOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  static int defaultThreads() {
    return Math.min(Runtime.getRuntime().availableProcessors(), MAX_DEFAULT_THREADS);
  }

  /** What can be changed in options, while it is being changed. */
  private static final class Draft {
    private final LoaderOptions origin;
    private List<Provider> cipherProviders;
    private String cipherEngine;
    private int threads;
    private Duration dekCacheTtl;
    private PublisherPolicy publisher;
    private ModelPins pins;
    private List<String> requiredRecipients;
    private Optional<Path> recipientsDirectory;
    private LockPolicy memory;
    private Primitives primitives;
    private Optional<Consumer<Map<String, String>>> audit;
    private ModelStores stores;

    Draft(LoaderOptions origin) {
      this.origin = origin;
      this.cipherProviders = origin.cipherProviders;
      this.cipherEngine = origin.cipherEngine;
      this.threads = origin.threads;
      this.dekCacheTtl = origin.dekCacheTtl;
      this.publisher = origin.publisher;
      this.pins = origin.pins;
      this.requiredRecipients = origin.requiredRecipients;
      this.recipientsDirectory = origin.recipientsDirectory;
      this.memory = origin.memory;
      this.primitives = origin.primitives;
      this.audit = origin.audit;
      this.stores = origin.stores;
    }

    LoaderOptions options() {
      return new LoaderOptions(
          origin.kekProvider,
          origin.kekIds,
          cipherProviders,
          cipherEngine,
          threads,
          dekCacheTtl,
          publisher,
          pins,
          requiredRecipients,
          recipientsDirectory,
          memory,
          primitives,
          audit,
          stores);
    }
  }
}
