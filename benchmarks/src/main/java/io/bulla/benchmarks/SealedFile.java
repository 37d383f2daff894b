package io.bulla.benchmarks;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelSealer;
import io.bulla.loader.SealRequest;
import io.bulla.loader.SealedModel;
import io.bulla.provider.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
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
    Path sealed = directory.resolve("sealed.bin");
    Files.deleteIfExists(sealed);
    new ModelSealer(options)
        .seal(
            plaintext,
            sealed,
            SealRequest.of("benchmark", List.of(KEK_ID)).withSegmentSizeBytes(segmentSizeBytes));
    return new SealedFile(sealed, options);
  }

  SealedModel open(String cipherEngine, int threads) throws IOException {
    return SealedModel.open(file, options.withCipherEngine(cipherEngine).withThreads(threads));
  }
}
