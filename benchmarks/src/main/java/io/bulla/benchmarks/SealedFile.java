package io.bulla.benchmarks;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelSealer;
import io.bulla.loader.SealRequest;
import io.bulla.loader.SealedModel;
import io.bulla.provider.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/** A file sealed under a KEK in a fresh BCFKS keystore, and the options that open it. */
record SealedFile(Path file, LoaderOptions options) {

  private static final String KEK_ID = "benchmark";

  static SealedFile seal(Path plaintext, Path directory, int segmentSizeBytes)
      throws IOException, GeneralSecurityException, ConfigurationException {
    LoaderOptions options =
        LoaderOptions.of(BenchmarkKeys.create(directory, KEK_ID), List.of(KEK_ID))
            .withCipherProviders(CipherProviders.all());
    SealedFile sealed = new SealedFile(directory.resolve("sealed.bin"), options);
    sealAgain(plaintext, sealed.file(), segmentSizeBytes, options);
    return sealed;
  }

  /** Seals to another file, which is new. */
  void sealAgain(Path plaintext, Path target, BullaEngine engine, int segmentSizeBytes)
      throws IOException {
    sealAgain(
        plaintext,
        target,
        segmentSizeBytes,
        options.withCipherEngine(engine.cipherEngine).withThreads(engine.threads));
  }

  private static void sealAgain(
      Path plaintext, Path target, int segmentSizeBytes, LoaderOptions how) throws IOException {
    SealRequest request =
        SealRequest.of("benchmark", List.of(KEK_ID)).withSegmentSizeBytes(segmentSizeBytes);
    new ModelSealer(how).seal(plaintext, target, request);
  }

  SealedModel open(String cipherEngine, int threads) throws IOException {
    return SealedModel.open(file, options.withCipherEngine(cipherEngine).withThreads(threads));
  }
}
