package io.bulla.loader;

import io.bulla.loader.memory.LockPolicy;
import java.security.Provider;
import java.time.Duration;
import java.util.List;
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
 * @param memory what is done where plaintext memory cannot be kept out of swap and core dumps
 */
public record LoaderOptions(
    @Nullable Provider kekProvider,
    List<String> kekIds,
    List<Provider> cipherProviders,
    String cipherEngine,
    int threads,
    Duration dekCacheTtl,
    PublisherPolicy publisher,
    LockPolicy memory) {
  /** The value of {@code cipherEngine} that leaves the choice to Bulla. */
  public static final String AUTO = "auto";

  private static final int MAX_DEFAULT_THREADS = 8;

  public LoaderOptions {
    kekIds = List.copyOf(kekIds);
    cipherProviders = List.copyOf(cipherProviders);
    if (threads < 1) {
      throw new IllegalArgumentException("loader.threads is " + threads + ": give at least 1");
    }
    if (dekCacheTtl.isNegative()) {
      throw new IllegalArgumentException("loader.dek-cache-seconds must not be negative");
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
        LockPolicy.TRY);
  }

  /** These options with other providers to choose the cipher engine from. */
  public LoaderOptions withCipherProviders(List<Provider> providers) {
    return new LoaderOptions(
        kekProvider, kekIds, providers, cipherEngine, threads, dekCacheTtl, publisher, memory);
  }

  /** These options with another publisher policy. */
  public LoaderOptions withPublisher(PublisherPolicy policy) {
    return new LoaderOptions(
        kekProvider, kekIds, cipherProviders, cipherEngine, threads, dekCacheTtl, policy, memory);
  }

  /** These options with another lifetime of cached DEKs. */
  public LoaderOptions withDekCacheTtl(Duration ttl) {
    return new LoaderOptions(
        kekProvider, kekIds, cipherProviders, cipherEngine, threads, ttl, publisher, memory);
  }

  /** These options with another number of workers. */
  public LoaderOptions withThreads(int workers) {
    return new LoaderOptions(
        kekProvider,
        kekIds,
        cipherProviders,
        cipherEngine,
        workers,
        dekCacheTtl,
        publisher,
        memory);
  }

  /** These options with another choice of cipher engine. */
  public LoaderOptions withCipherEngine(String engine) {
    return new LoaderOptions(
        kekProvider, kekIds, cipherProviders, engine, threads, dekCacheTtl, publisher, memory);
  }

  /** These options with another policy for plaintext memory. */
  public LoaderOptions withMemory(LockPolicy policy) {
    return new LoaderOptions(
        kekProvider,
        kekIds,
        cipherProviders,
        cipherEngine,
        threads,
        dekCacheTtl,
        publisher,
        policy);
  }

  static int defaultThreads() {
    return Math.min(Runtime.getRuntime().availableProcessors(), MAX_DEFAULT_THREADS);
  }
}
